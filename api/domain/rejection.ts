// Why Business Central refused a sales invoice, in a form that people can act on.
import type { RejectionCode } from '../contract/invoiceRuns.ts';

export type Refusal = { status: number; code: string; said: string };

/**
 * Business Central answers in sentences; only some have a code of their own. The sentences are the labels of the
 * base application (Customer.Table.al, SalesLine.Table.al), asked for in English.
 */
const sentences: readonly (readonly [RegExp, RejectionCode])[] = [
  [/customer .* is blocked|blocked for privacy/i, 'customerBlocked'],
  [/sell-to customer cannot be found|bill-to customer cannot be found/i, 'customerMissing'],
  [/the customer does not exist/i, 'customerMissing'],
  [/must have a value in customer/i, 'customerNotReady'],
  [/cannot sell item .* because|blocked must be equal to 'no' in item/i, 'itemBlocked'],
  [/item does not exist|the item .*does not exist/i, 'itemMissing'],
  [/unit of measure .*does not exist/i, 'unitOfMeasureMissing'],
  [/must have a value in item/i, 'itemNotReady'],
  [/posting setup/i, 'postingSetupMissing'],
  [/exchange rate/i, 'currencyRateMissing'],
  [/number series|no\. series/i, 'numberSeriesExhausted'],
  [/dimension/i, 'dimensionMissing'],
  [/range of allowed posting dates|accounting period/i, 'postingDateClosed'],
  [/credit limit/i, 'creditLimitExceeded'],
  [/length of the string is/i, 'textTooLong'],
  [/current permissions prevented|do not have .* permission/i, 'permissionMissing'],
];

/** The unit of measure is looked for before the item, as its sentence names the item too. */
export function rejectionOf({ status, said }: Refusal): RejectionCode {
  if (status === 403) return 'permissionMissing';
  const unit = /unit of measure .*does not exist/i.test(said);
  if (unit) return 'unitOfMeasureMissing';
  return sentences.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused';
}

/** Whether the etag was stale: somebody else wrote since. 409 as documented, 412 as some report. */
export function isOvertaken({ status, code }: Pick<Refusal, 'status' | 'code'>): boolean {
  return status === 412 || code === 'Request_EntityChanged';
}
