// Requests about subscriptions: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions
import type { ServiceResponse } from '../../service.ts';
import { Books } from '../books.ts';
import { Changes } from '../changes.ts';
import { badRequest, companyNotFound, methodNotAllowed, unknownSegment } from '../errors.ts';
import { readBody } from '../odata/body.ts';
import { checkIfMatch, etagNeedFor, etagOf } from '../odata/etag.ts';
import { parseSegment, type Key } from '../odata/path.ts';
import type { Operation, Session } from '../operation.ts';
import { respondWithCollection, respondWithCreated, respondWithEntity } from '../respond.ts';
import { shakeHands } from './callReceiver.ts';
import { cancelSubscription } from './cancelSubscription.ts';
import type { Subscription } from './records.ts';
import { subscriptionEntity } from './subscriptionEntity.ts';

export async function answerSubscriptions(
  operation: Operation,
  session: Session,
  userId: string,
): Promise<ServiceResponse> {
  const [first, ...rest] = operation.segments.map(parseSegment);
  if (rest[0]) throw unknownSegment(rest[0].name);
  const { method, headers } = operation;
  if (!first?.key) {
    if (method === 'POST') return create(operation, session, userId);
    if (method === 'GET') return list(operation, session);
    throw methodNotAllowed(method, 'subscriptions');
  }
  const subscription = find(first.key, session);
  if (method === 'GET') return respond(subscription, operation, session);
  if (method !== 'PATCH' && method !== 'DELETE') throw methodNotAllowed(method, 'subscriptions');
  const needed = etagNeedFor(method, session.switches);
  checkIfMatch(headers['if-match'], etagOf(subscription), needed);
  if (method === 'DELETE') {
    cancelSubscription(subscription, session.world);
    return { status: 204 };
  }
  return renew(subscription, operation, session);
}

/** So many may exist in an environment. */
const maxSubscriptions = 200;
const lifetimeMs = 3 * 24 * 60 * 60 * 1000;

async function create(
  operation: Operation,
  session: Session,
  userId: string,
): Promise<ServiceResponse> {
  const { world, access, now, random } = session;
  const { fields } = readBody(operation.body, { type: subscriptionEntity });
  const notificationUrl = String(fields.get('notificationUrl') ?? '');
  const target = readResource(String(fields.get('resource') ?? ''), session);
  if (current(session).length >= maxSubscriptions) {
    throw badRequest(`The maximum number of ${maxSubscriptions} subscriptions has been reached.`);
  }
  await shakeHands(notificationUrl, random.guid());
  const subscription = world.subscriptions.put({
    id: random.guid().replaceAll('-', ''),
    environmentId: access.environment.id,
    ...target,
    notificationUrl,
    clientState: String(fields.get('clientState') ?? ''),
    userId,
    version: 1,
    createdAt: now.toISOString(),
    ...lifeFrom(now),
    failing: null,
  });
  const entity = subscriptionEntity.of(subscription, booksOf(subscription, session));
  const place = { session, books: booksOf(subscription, session) };
  return respondWithCreated({ entity, context: 'subscriptions' }, operation, place);
}

/** Every PATCH renews, whatever else it changes. */
async function renew(
  subscription: Subscription,
  operation: Operation,
  session: Session,
): Promise<ServiceResponse> {
  const { world, now, random } = session;
  const { fields } = readBody(operation.body ?? {}, { type: subscriptionEntity });
  const { companyId, set, notificationUrl, clientState } = subscription;
  const resource = fields.get('resource');
  const target =
    resource === undefined ? { companyId, set } : readResource(String(resource), session);
  const address = String(fields.get('notificationUrl') ?? notificationUrl);
  await shakeHands(address, random.guid());
  const renewed = world.subscriptions.put({
    ...subscription,
    ...target,
    notificationUrl: address,
    clientState: String(fields.get('clientState') ?? clientState),
    version: subscription.version + 1,
    ...lifeFrom(now),
    failing: null,
  });
  return respond(renewed, operation, session);
}

function lifeFrom(now: Date): Pick<Subscription, 'lastModifiedDateTime' | 'expirationDateTime'> {
  return {
    lastModifiedDateTime: now.toISOString(),
    expirationDateTime: new Date(now.getTime() + lifetimeMs).toISOString(),
  };
}

/** Sets of the simulation that Business Central sends notifications for; contacts are not among them. */
const notifiedSets = new Set([
  'accounts',
  'companyInformation',
  'countriesRegions',
  'currencies',
  'customers',
  'dimensions',
  'itemCategories',
  'items',
  'paymentMethods',
  'paymentTerms',
  'salesCreditMemos',
  'salesInvoices',
  'shipmentMethods',
  'unitsOfMeasure',
]);

function readResource(
  resource: string,
  { access }: Session,
): Pick<Subscription, 'companyId' | 'set'> {
  const found = /^\/?api\/v2\.0\/companies\(([0-9a-f-]{36})\)\/(\w+)$/i.exec(resource);
  const [, companyId = '', set = ''] = found ?? [];
  if (!found || !notifiedSets.has(set)) {
    throw badRequest(`The resource '${resource}' does not support subscriptions.`);
  }
  if (!access.levels.has(companyId.toLowerCase())) throw companyNotFound();
  return { companyId: companyId.toLowerCase(), set };
}

/** Those of the environment that have not run out. */
function current({ world, access, now }: Session): Subscription[] {
  return world.subscriptions.filter(
    ({ environmentId, expirationDateTime }) =>
      environmentId === access.environment.id && expirationDateTime > now.toISOString(),
  );
}

function find({ field, value }: Key, session: Session): Subscription {
  const found = current(session).find(({ id }) => id === value.toLowerCase());
  if (!found || (field !== null && field !== 'subscriptionId')) {
    throw unknownSegment('subscriptions');
  }
  return found;
}

function list(operation: Operation, session: Session): ServiceResponse {
  const [anyCompany] = session.access.levels.keys();
  const books = booksOf({ companyId: anyCompany ?? '' }, session);
  const entities = current(session).map((one) => subscriptionEntity.of(one, books));
  const target = { type: subscriptionEntity, context: 'subscriptions', list: () => entities };
  return respondWithCollection(target, operation, { session, books });
}

function respond(
  subscription: Subscription,
  operation: Operation,
  session: Session,
): ServiceResponse {
  const books = booksOf(subscription, session);
  const entity = subscriptionEntity.of(subscription, books);
  return respondWithEntity({ entity, context: 'subscriptions' }, operation, { session, books });
}

function booksOf({ companyId }: Pick<Subscription, 'companyId'>, session: Session): Books {
  const company = session.world.companies.get(companyId);
  if (!company) throw companyNotFound();
  return new Books({ ...session, company, changes: new Changes(session.world) });
}
