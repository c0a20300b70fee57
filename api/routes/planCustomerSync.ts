// What a synchronisation of customers would do, without doing it: the very plan that a sync carries out.
import type { CustomerSyncPlan } from '../contract/customerSync.ts';
import { personFieldNames } from '../domain/personFields.ts';
import type { SyncedCustomer } from '../domain/customerPool.ts';
import {
  planCustomerSync as plan,
  type CustomerAction,
  type CustomerCard,
} from '../domain/planCustomerSync.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor' | 'readCustomerSync'>;

/** More than anybody reads; the counts tell of all. */
const shown = 500;

export function planCustomerSync(parts: Parts): Handler<'planCustomerSync'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const direction = call.body.direction ?? setup.customerSync.direction;
    const input = await parts.readCustomerSync(
      setup,
      { direction },
      {
        db: parts.db,
        bookings: parts.bookingsFor(call.user),
        businessCentral: parts.businessCentralFor(call.user),
        now: call.now,
      },
    );
    const { actions, left } = plan(input);
    const of = (kind: CustomerAction['kind']): number =>
      actions.filter((action) => action.kind === kind).length;
    return {
      counts: {
        create: of('create'),
        link: of('link'),
        update: of('update'),
        leave: left.length,
      },
      actions: actions.slice(0, shown).map(presentAction),
      left: left.slice(0, shown).map(({ card, customer, reason }) => ({
        person: presentCard(card),
        customer: customer && presentCustomer(customer),
        reason,
      })),
    };
  };
}

function presentAction(action: CustomerAction): CustomerSyncPlan['actions'][number] {
  const { kind, card } = action;
  const customer = action.kind === 'create' ? null : action.customer;
  const given = action.kind === 'create' ? action.fields : action.toCustomer;
  return {
    kind,
    person: presentCard(card),
    customer: customer && presentCustomer(customer),
    changes: personFieldNames.flatMap((field) => {
      const to = given[field];
      return to ? [{ field, from: customer?.fields[field] ?? '', to }] : [];
    }),
  };
}

function presentCard({ fields: { displayName, email } }: CustomerCard) {
  return { displayName, email };
}

function presentCustomer({ id, number, fields: { displayName, email } }: SyncedCustomer) {
  return { id, number, displayName, email };
}
