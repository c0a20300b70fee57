import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../api/domain/rejection.ts';

const refusal = { status: 400, code: 'Application_DialogException' };

describe('what Business Central says', () => {
  it.each([
    [
      'You cannot create this type of document when Customer 10000 is blocked with type All',
      'customerBlocked',
    ],
    ['The Sell-to customer cannot be found.', 'customerMissing'],
    [
      'Gen. Bus. Posting Group must have a value in Customer: No.=10000. It cannot be zero or empty.',
      'customerNotReady',
    ],
    [
      'You cannot sell item S-100 because the Sales Blocked check box is selected on the item card.',
      'itemBlocked',
    ],
    ["The Item does not exist. Identification fields and values: No.='S-1'", 'itemMissing'],
    [
      "The Item Unit of Measure does not exist. Identification fields and values: Item No.='S-1',Code='H'",
      'unitOfMeasureMissing',
    ],
    [
      'Gen. Prod. Posting Group must have a value in Item: No.=S-1. It cannot be zero or empty.',
      'itemNotReady',
    ],
    [
      "The VAT Posting Setup does not exist. Identification fields and values: VAT Bus. Posting Group='EU'",
      'postingSetupMissing',
    ],
    ['There is no Currency Exchange Rate within the filter.', 'currencyRateMissing'],
    ['You cannot assign new numbers from the number series S-INV', 'numberSeriesExhausted'],
    ['The following error occurred: something nobody has seen before', 'refused'],
  ])('H2 "%s" is %s', (said, code) => {
    expect(rejectionOf({ ...refusal, said })).toBe(code);
  });

  it('with status 403 is about rights, whatever the sentence', () => {
    expect(rejectionOf({ status: 403, code: 'Authorization', said: '' })).toBe('permissionMissing');
  });
});
