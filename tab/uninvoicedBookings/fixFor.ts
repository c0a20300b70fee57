import type { ProblemCode } from '../../api/contract/bookings.ts';

export type Fix =
  'linkCustomer' | 'linkService' | 'enterAmount' | 'enterTaxRate' | 'resumeCustomer';

const fixes: Record<ProblemCode, Fix> = {
  customerNotLinked: 'linkCustomer',
  customerAmbiguous: 'linkCustomer',
  customerMissing: 'linkCustomer',
  customerBlocked: 'linkCustomer',
  customerPaused: 'resumeCustomer',
  currencyDiffers: 'linkCustomer',
  serviceNotLinked: 'linkService',
  itemMissing: 'linkService',
  itemNotService: 'linkService',
  itemBlocked: 'linkService',
  priceNotSet: 'enterAmount',
  priceToConfirm: 'enterAmount',
  taxRateUnknown: 'enterTaxRate',
};

/** What a person can do about a problem. */
export function fixFor(problem: ProblemCode): Fix {
  return fixes[problem];
}
