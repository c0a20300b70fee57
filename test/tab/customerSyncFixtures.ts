import type { CustomerSyncPlan } from '../../api/contract/customerSync.ts';
import { ids } from './fixtures.ts';

const anna = { displayName: 'Anna Beck', email: 'anna@beck.example' };
const customer = { ...anna, id: ids.company, number: 'D00010' };

/** One action of each kind, and two people who stay as they are. */
export const customerSyncPlan: CustomerSyncPlan = {
  counts: { create: 1, link: 1, update: 1, leave: 2 },
  actions: [
    {
      kind: 'create',
      person: { displayName: 'Nora Neu', email: 'nora@neu.example' },
      customer: null,
      changes: [
        { field: 'displayName', from: '', to: 'Nora Neu' },
        { field: 'email', from: '', to: 'nora@neu.example' },
      ],
    },
    { kind: 'link', person: anna, customer, changes: [] },
    {
      kind: 'update',
      person: anna,
      customer,
      changes: [{ field: 'phone', from: '030 1', to: '030 2' }],
    },
  ],
  left: [
    { person: { displayName: 'Walk-in', email: '' }, customer: null, reason: 'noEmail' },
    { person: anna, customer, reason: 'conflict' },
  ],
};
