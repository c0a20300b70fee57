import { z } from 'zod';
import { CustomerChoice } from './bookings.ts';
import { Uuid } from './values.ts';

const settingFields = {
  /** Where new and changed people go. */
  direction: z.enum(['off', 'toBusinessCentral']),
  /** A customer whose terms, currency and tax area every new customer takes over. */
  patternCustomerId: Uuid.nullable(),
};

export const CustomerSyncSettings = z.strictObject({
  direction: settingFields.direction.default('off'),
  patternCustomerId: settingFields.patternCustomerId.default(null),
});
export type CustomerSyncSettings = z.infer<typeof CustomerSyncSettings>;

/** Without defaults, which would take the place of what is stored. */
export const CustomerSyncChange = z.strictObject(settingFields).partial();

export const PersonField = z.enum(['displayName', 'email', 'phone']);

/** Why a person of Bookings stays as they are. */
export const LeftReason = z.enum([
  'noEmail',
  'noName',
  'emailTooLong',
  'customerAmbiguous',
  'customerBlocked',
  'customerMissing',
  'customerIsCompany',
  'knownAsContact',
  'customerTaken',
  'emailTaken',
  'sameEmail',
  'checking',
  'conflict',
  'notInBusinessCentral',
]);
export type LeftReason = z.infer<typeof LeftReason>;

/** Settings that need not be stored: a plan is made before they are. */
export const PlanCustomerSync = CustomerSyncChange;

const Person = z.object({ displayName: z.string(), email: z.string() });

export const CustomerSyncPlan = z.object({
  counts: z.object({ create: z.int(), link: z.int(), update: z.int(), leave: z.int() }),
  /** The first ones; `counts` tells how many there are. */
  actions: z.array(
    z.object({
      kind: z.enum(['create', 'link', 'update']),
      person: Person,
      customer: CustomerChoice.nullable(),
      /** What Business Central gets, and what stands there. */
      changes: z.array(z.object({ field: PersonField, from: z.string(), to: z.string() })),
    }),
  ),
  left: z.array(
    z.object({ person: Person, customer: CustomerChoice.nullable(), reason: LeftReason }),
  ),
});
export type CustomerSyncPlan = z.infer<typeof CustomerSyncPlan>;

/** What a sync could not do to a customer. `said` is Business Central's own sentence. */
export const CustomerSyncProblem = z.object({
  code: z.enum([
    'refused',
    'changedMeanwhile',
    'notDone',
    'unknown',
    'noRight',
    'patternMissing',
    'writingStopped',
  ]),
  person: Person.nullable(),
  said: z.string(),
});
export type CustomerSyncProblem = z.infer<typeof CustomerSyncProblem>;
