// What a company of the simulated Business Central is set up with before anybody invoices anything.

type SetupRecord = { id: string; companyId: string };

/** General product, inventory, VAT business and VAT product posting groups alike. */
export type PostingGroup = SetupRecord & { code: string; description: string };

/** Under which accounts sales of products of one group to customers of another are posted: AL table 252. */
export type GeneralPostingSetup = SetupRecord & {
  businessPostingGroup: string;
  productPostingGroup: string;
};

/** How sales of products of one group to customers of another are taxed: AL table 325 "VAT Posting Setup". */
export type VatPostingSetup = SetupRecord & {
  businessPostingGroup: string;
  productPostingGroup: string;
  /** What a line shows as its `taxCode`; lines of one identifier share their rounding. */
  identifier: string;
  percent: number;
  /** Under a reverse charge the customer owes the VAT, and the invoice shows none. */
  calculationType: 'Normal VAT' | 'Reverse Charge VAT';
};

export type Currency = SetupRecord & {
  code: string;
  displayName: string;
  symbol: string;
  amountRoundingPrecision: number;
};

/** So many units of local currency for so many of another, from a day on. */
export type CurrencyExchangeRate = SetupRecord & {
  currencyCode: string;
  startingDate: string;
  exchangeRateAmount: number;
  relationalExchangeRateAmount: number;
};

export type PaymentTerm = SetupRecord & {
  code: string;
  displayName: string;
  /** A date formula: `14D`, `CM+1M`. */
  dueDateCalculation: string;
};

export type UnitOfMeasure = SetupRecord & { code: string; displayName: string };

/** Number series: the next number is the prefix with the counter behind it. */
export type NumberSeries = SetupRecord & {
  purpose:
    | 'salesInvoice'
    | 'postedSalesInvoice'
    | 'salesCreditMemo'
    | 'postedSalesCreditMemo'
    | 'customer'
    | 'contact'
    | 'item';
  code: string;
  prefix: string;
  next: number;
  /** The last number there is; `null` for a series without end. */
  last: number | null;
  /** Whether a number is used up even if the request that took it fails. */
  allowsGaps: boolean;
  /** Whether whoever makes a record may choose its number. */
  allowsManual: boolean;
};

/** Payment and shipment methods, item categories, countries and what else is only a code with a name. */
export type Coded = SetupRecord & { code: string; displayName: string };

export type Salesperson = Coded & { email: string };

export type DimensionValue = Coded & { dimensionId: string };

/**
 * What a record gets that was made through the API, from the page "API Setup": AL table 8620 "Config. Tmpl. Selection
 * Rules" with its template. The first in their order counts whose criteria the new record meets.
 */
export type TemplateRule<R> = SetupRecord & {
  order: number;
  criteria: Partial<R>;
  values: Partial<R>;
};

/** General ledger account. */
export type Account = SetupRecord & {
  number: string;
  displayName: string;
  accountType: 'Posting' | 'Heading' | 'Total' | 'Begin-Total' | 'End-Total';
  blocked: boolean;
  directPosting: boolean;
  generalProductPostingGroup: string;
  vatProductPostingGroup: string;
};

/** Freight and the like: lines of type Charge. */
export type ItemCharge = SetupRecord & {
  number: string;
  displayName: string;
  generalProductPostingGroup: string;
  vatProductPostingGroup: string;
};

/**
 * Lines that a customer gets again and again: AL tables 170 "Standard Sales Code" and 172 "Standard Customer Sales
 * Code". A customer with exactly one that is inserted automatically gets its lines with every new invoice.
 */
export type RecurringSalesLines = SetupRecord & {
  customerId: string;
  code: string;
  insertsOnInvoices: 'Manual' | 'Automatic' | 'Always Ask';
  lines: readonly RecurringSalesLine[];
};
export type RecurringSalesLine = {
  lineType: 'Comment' | 'Account' | 'Item' | 'Charge';
  /** Blank for a comment. */
  number: string;
  /** Blank for what the item or account is called. */
  description: string;
  quantity: number;
};
