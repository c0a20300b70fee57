// Pages for people, at the addresses of the web client. They need no token: the simulator listens on this machine only.
// Addresses: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-web-client-urls
import { isCrossSite } from '../../crossSite.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../../service.ts';
import { Books } from '../books.ts';
import { Changes } from '../changes.ts';
import type { Environment } from '../records.ts';
import { html } from '../../html.ts';
import { layOut } from './layout.ts';
import { numberIn } from './numberFilter.ts';
import { showSalesInvoice } from './salesInvoicePage.ts';
import { showAllSalesInvoices, showSalesInvoices } from './salesInvoiceList.ts';

export function showPage(request: ServiceRequest, context: Context): ServiceResponse {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { ...notFound('This page can only be read.'), status: 405 };
  }
  if (isCrossSite(request)) {
    return layOut({
      title: 'Not shown',
      status: 403,
      main: html`<h1>Not shown</h1>
        <p>This page is not shown to other sites.</p>`,
    });
  }
  const [tenant, environmentName, ...rest] = parts(request.url);
  if (tenant === undefined) return showAllSalesInvoices(everyCompany(context));
  const environment = findEnvironment(tenant, environmentName ?? '', context);
  if (!environment || rest.length > 0) {
    return notFound('There is no such tenant or environment in this simulation.');
  }
  return showInEnvironment(environment, request.url.searchParams, context);
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
  options: URLSearchParams,
  context: Context,
): ServiceResponse {
  const all = everyCompany(context, environment);
  const name = options.get('company');
  const books = name === null ? all : all.filter(({ company }) => company.name === name);
  const [first] = books;
  if (!first) return notFound(`There is no company "${name ?? ''}" in ${environment.name}.`);
  const page = options.get('page');
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
      if (invoice) return showSalesInvoice(invoice, first);
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

function notFound(reason: string): ServiceResponse {
  return layOut({
    title: 'Not found',
    status: 404,
    main: html`<h1>Not found</h1>
      <p>${reason}</p>
      <p><a href="/">All sales invoices</a></p>`,
  });
}
