import { z } from 'zod';
import { CustomerChoice, ItemChoice } from './bookings.ts';
import { DecimalText, InstantText, Money, Uuid } from './values.ts';

export const LinkOrigin = z.enum(['email', 'manual', 'created', 'suggested']);
export type LinkOrigin = z.infer<typeof LinkOrigin>;

/** `email:anna@example.com` for people with an address, `id:<guid>` for those without. */
export const CustomerLinkKey = z.string().regex(/^(email|id):.{1,330}$/u);

export const CustomerLink = z.object({
  key: CustomerLinkKey,
  customer: CustomerChoice,
  origin: LinkOrigin,
  linkedAt: InstantText,
});
export type CustomerLink = z.infer<typeof CustomerLink>;
export const CustomerLinkList = z.object({ customerLinks: z.array(CustomerLink) });

export const PutCustomerLink = z.strictObject({ customerId: Uuid });
export type PutCustomerLink = z.infer<typeof PutCustomerLink>;

/** A person of Bookings whose bookings wait for a customer, with what speaks for whom. */
export const PersonMatch = z.object({
  attendee: z.object({ displayName: z.string(), email: z.string(), customerLinkKey: z.string() }),
  problem: z.enum(['customerNotLinked', 'customerAmbiguous', 'customerMissing', 'customerBlocked']),
  /** Customers with the person's address, where there are several. */
  customerCandidates: z.array(CustomerChoice),
  /** The only customer of that name: `sameNameAndEmail` leaves no doubt, `sameName` is for a person to judge. */
  suggestion: z
    .object({ customer: CustomerChoice, reason: z.enum(['sameNameAndEmail', 'sameName']) })
    .nullable(),
  bookingsWaiting: z.int(),
  /** What waits, as Bookings prices it; `amountUnknown` counts bookings without an amount. */
  sums: z.array(Money),
  amountUnknown: z.int(),
});
export type PersonMatch = z.infer<typeof PersonMatch>;
export const PersonMatchList = z.object({ people: z.array(PersonMatch) });

const TaxPercent = DecimalText.refine(
  (text) => Number(text) >= 0 && Number(text) <= 100,
  'Enter a percentage from 0 to 100',
);

export const ServiceRules = z.strictObject({
  /** Whether prices in Bookings include VAT. `byCustomer`: yes for persons, no for companies. */
  pricesIncludeTax: z.enum(['byCustomer', 'yes', 'no']).default('byCustomer'),
  /** Take the item's price where Bookings has none that can be trusted. */
  useItemPrice: z.boolean().default(false),
  /** Hourly services: round the duration up to steps of so many minutes; `null` leaves it as it is. */
  roundUpMinutes: z.literal([5, 6, 10, 15, 30, 60]).nullable().default(null),
  /** Who pays for an appointment with several attendees. */
  groupRule: z.enum(['eachPays', 'splitEqually']).default('eachPays'),
  /** VAT percentage, for converting between net and gross before Business Central has told it. */
  taxPercent: TaxPercent.nullable().default(null),
});
export type ServiceRules = z.infer<typeof ServiceRules>;

export const ServiceLink = z.object({
  serviceId: z.string(),
  serviceName: z.string(),
  item: ItemChoice,
  origin: LinkOrigin,
  rules: ServiceRules,
  linkedAt: InstantText,
});
export type ServiceLink = z.infer<typeof ServiceLink>;

/** A bookingService as the matching needs it: with or without a link, and what waits on it. */
export const ServiceMatch = z.object({
  serviceId: z.string(),
  serviceName: z.string(),
  priceType: z.string(),
  price: DecimalText,
  link: ServiceLink.nullable(),
  suggestion: ItemChoice.nullable(),
  bookingsWaiting: z.int(),
});
export type ServiceMatch = z.infer<typeof ServiceMatch>;

export const ServiceLinkList = z.object({ services: z.array(ServiceMatch) });

export const PutServiceLink = z.strictObject({ itemId: Uuid, rules: ServiceRules.prefault({}) });
export type PutServiceLink = z.input<typeof PutServiceLink>;
