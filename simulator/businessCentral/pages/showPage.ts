// Pages for people, at the addresses of the web client. They need no token: the simulator listens on this machine only.
// Addresses: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-web-client-urls
import { isCrossSite } from '../../crossSite.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../../service.ts';
import { Books } from '../books.ts';
import { Changes } from '../changes.ts';
import { SimulatorError } from '../../simulatorError.ts';
import type { Environment, SalesInvoice } from '../records.ts';
import { html } from '../../html.ts';
import { readForm, seeOther } from '../../pages/form.ts';
import { layOut, notShown } from '../../pages/layout.ts';
import { numberIn } from './numberFilter.ts';
import { actOn } from './deeds.ts';
import { listAddress, salesInvoiceAddress } from './salesInvoiceAddress.ts';
import { showSalesInvoice } from './salesInvoicePage.ts';
import { showAllSalesInvoices, showSalesInvoices } from './salesInvoiceList.ts';

export function showPage(request: ServiceRequest, context: Context): ServiceResponse {
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
    return {
      ...notFound('This page can be read, and what is on it be done; nothing else.'),
      status: 405,
    };
  }
  if (isCrossSite(request)) return notShown('Business Central');
  const [tenant, environmentName, ...rest] = parts(request.url);
  if (tenant === undefined && request.method === 'POST') return nothingToDo();
  if (tenant === undefined) return showAllSalesInvoices(everyCompany(context));
  const environment = findEnvironment(tenant, environmentName ?? '', context);
  if (!environment || rest.length > 0) {
    return notFound('There is no such tenant or environment in this simulation.');
  }
  return showInEnvironment(environment, request, context);
}

function parts({ pathname }: URL): string[] {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return segments;
  }
}

function findEnvironment(
  tenant: string,
  name: string,
  { world }: Context,
): Environment | undefined {
  return world.environments.find(
    (environment) =>
      environment.name.toLowerCase() === name.toLowerCase() &&
      [environment.tenantId, world.tenants.get(environment.tenantId)?.domain].includes(
        tenant.toLowerCase(),
      ),
  );
}

function everyCompany(context: Context, environment?: Environment): Books[] {
  const { world, now, random } = context;
  const changes = new Changes(world);
  return world.companies
    .filter(({ environmentId }) => !environment || environmentId === environment.id)
    .map((company) => new Books({ company, world, changes, now, random }));
}

function showInEnvironment(
  environment: Environment,
  request: ServiceRequest,
  context: Context,
): ServiceResponse {
  const options = request.url.searchParams;
  const all = everyCompany(context, environment);
  const name = options.get('company');
  const books = name === null ? all : all.filter(({ company }) => company.name === name);
  const [first] = books;
  if (!first) return notFound(`There is no company "${name ?? ''}" in ${environment.name}.`);
  const page = options.get('page');
  if (request.method === 'POST' && page !== '43' && page !== '132') return nothingToDo();
  const number = numberIn(options.get('filter'));
  switch (page) {
    case null:
      return showAllSalesInvoices(books);
    case '43':
    case '132': {
      const isPosted = page === '132';
      const invoice = first
        .own(first.changes.salesInvoices)
        .find(({ posted, number: its }) => posted === isPosted && its === number);
      if (invoice) return showCard(invoice, { request, books: first, context });
      return notFound(
        `${isPosted ? 'Posted sales invoice' : 'Sales invoice'} ${number ?? ''} does not exist in ${first.company.name}.`,
      );
    }
    case '9301':
    case '143':
      return showSalesInvoices({ isPosted: page === '143', number }, first);
    default:
      return notFound(`Page ${page} is not part of the simulation.`);
  }
}

type Card = { request: ServiceRequest; books: Books; context: Context };

/** The card, or where the person goes after having done something on it. */
function showCard(invoice: SalesInvoice, { request, books, context }: Card): ServiceResponse {
  if (request.method !== 'POST') return showSalesInvoice(invoice, books);
  try {
    actOn(invoice.id, readForm(request), context);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return showSalesInvoice(invoice, books, error.message);
  }
  const kept = context.world.salesInvoices.get(invoice.id);
  return seeOther(kept ? salesInvoiceAddress(kept, books) : listAddress(invoice.posted, books));
}

function nothingToDo(): ServiceResponse {
  return { ...notFound('There is nothing to do here.'), status: 405 };
}

function notFound(reason: string): ServiceResponse {
  return layOut({
    title: 'Not found',
    product: 'Business Central',
    status: 404,
    main: html`<h1>Not found</h1>
      <p>${reason}</p>
      <p><a href="/">All sales invoices</a></p>`,
  });
}
