import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalEmail } from '../../api/domain/booking.ts';
import { planCustomerSync, type CustomerSyncPlan } from '../../api/domain/planCustomerSync.ts';
import { carriedOut, customerWorlds, writesOf } from './customerSync.ts';

/** What a plan takes from a customer it does not give to another one: that may fail, and there would be two. */
const freesAddress = ({ actions }: CustomerSyncPlan): boolean =>
  actions.some(
    (action) =>
      action.kind !== 'create' &&
      action.toCustomer.email !== undefined &&
      normalEmail(action.customer.fields.email) !== '',
  );

test('a second synchronisation has nothing to do', () => {
  fc.assert(
    fc.property(customerWorlds, (world) => {
      const plan = planCustomerSync(world);
      fc.pre(!freesAddress(plan));
      expect(planCustomerSync(carriedOut(world, plan)).actions).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('where a customer gives up an address, others get it one synchronisation later, and all comes to rest', () => {
  fc.assert(
    fc.property(customerWorlds, (world) => {
      let now = world;
      let plan = planCustomerSync(now);
      while (freesAddress(plan)) {
        now = carriedOut(now, plan);
        plan = planCustomerSync(now);
      }
      expect(planCustomerSync(carriedOut(now, plan)).actions).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('the order in which records come decides nothing', () => {
  fc.assert(
    fc.property(customerWorlds, (world) => {
      const turned = {
        ...world,
        cards: world.cards.toReversed(),
        customers: world.customers.toReversed(),
        contacts: world.contacts.toReversed(),
        pairs: world.pairs.toReversed(),
      };
      expect(planCustomerSync(turned)).toEqual(planCustomerSync(world));
    }),
  );
});

test('nothing is ever blanked, and nothing is written against the direction', () => {
  fc.assert(
    fc.property(customerWorlds, (world) => {
      const plan = planCustomerSync(world);
      for (const { after } of writesOf(plan)) expect(after).not.toBe('');
      for (const action of plan.actions) {
        if (action.kind === 'create') expect(world.flow.toBusinessCentral).toBe(true);
        else {
          if (!world.flow.toBusinessCentral) expect(action.toCustomer).toEqual({});
          if (!world.flow.toBookings) expect(action.toCard).toEqual({});
          expect(action.customer.blocked).toBe(false);
        }
      }
    }),
  );
});

test('no plan makes a second customer with an address', () => {
  fc.assert(
    fc.property(customerWorlds, (world) => {
      const plan = planCustomerSync(world);
      const given = plan.actions.flatMap((action) =>
        action.kind === 'create' ? [action.fields.email] : (action.toCustomer.email ?? []),
      );
      const addresses = given.map(normalEmail);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const action of plan.actions) {
        if (action.kind !== 'create') continue;
        const had = world.customers.map(({ fields }) => normalEmail(fields.email));
        expect(had).not.toContain(normalEmail(action.fields.email));
      }
    }),
  );
});

test('no two cards share a customer that was free before', () => {
  fc.assert(
    fc.property(customerWorlds, (world) => {
      const linked = planCustomerSync(world).actions.flatMap((action) =>
        action.kind === 'link' ? action.customer.id : [],
      );
      expect(new Set(linked).size).toBe(linked.length);
    }),
  );
});
