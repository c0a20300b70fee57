// What the simulated Business Central holds. Names are those of API v2.0 where it has one.

export type Environment = {
  id: string;
  tenantId: string;
  name: string;
  type: 'Production' | 'Sandbox';
  countryCode: string;
};

export type Company = {
  id: string;
  environmentId: string;
  name: string;
  displayName: string;
  localCurrencyCode: string;
  /** Posting dates outside are refused when posting; `null` leaves that side open. */
  allowPostingFrom: string | null;
  allowPostingTo: string | null;
};

/** What a user may do in a company; no record means not licensed there. */
export type CompanyPermission = {
  id: string;
  companyId: string;
  userId: string;
  level: 'full' | 'read';
};

export type VatRate = { id: string; companyId: string; code: string; percent: number };

export type Currency = {
  id: string;
  companyId: string;
  code: string;
  displayName: string;
  symbol: string;
  amountRoundingPrecision: number;
  /** Local currency for one unit; `null` means no rate is registered. */
  exchangeRate: number | null;
};

export type PaymentTerm = {
  id: string;
  companyId: string;
  code: string;
  displayName: string;
  /** A date formula: `14D`, `CM+1M`. */
  dueDateCalculation: string;
};

export type UnitOfMeasure = { id: string; companyId: string; code: string; displayName: string };

/** Number series: the next number is the prefix with the counter behind it. */
export type NumberSeries = {
  id: string;
  companyId: string;
  purpose: 'salesInvoice' | 'postedSalesInvoice' | 'customer' | 'item';
  prefix: string;
  next: number;
};

type BusinessCentralRecord = {
  id: string;
  companyId: string;
  /** Goes into the etag; grows with every write. */
  version: number;
  lastModifiedDateTime: string;
};

export type Customer = BusinessCentralRecord & {
  number: string;
  displayName: string;
  type: 'Company' | 'Person';
  addressLine1: string;
  city: string;
  country: string;
  postalCode: string;
  phoneNumber: string;
  email: string;
  salespersonCode: string;
  taxRegistrationNumber: string;
  /** Blank is the local currency. */
  currencyCode: string;
  paymentTermsId: string;
  blocked: '' | 'Ship' | 'Invoice' | 'All';
  /** Not on the wire: set in the client of Business Central, seen on sales invoices only. */
  pricesIncludeTax: boolean;
  /** Not on the wire: empty posting groups make a draft fail. */
  generalBusinessPostingGroup: string;
  customerPostingGroup: string;
};

export type Contact = BusinessCentralRecord & {
  number: string;
  type: 'Company' | 'Person';
  displayName: string;
  companyNumber: string;
  companyName: string;
  email: string;
  phoneNumber: string;
  /** Customer to which the contact is related, if any. */
  customerId: string | null;
};

export type Item = BusinessCentralRecord & {
  number: string;
  displayName: string;
  type: 'Inventory' | 'Service' | 'Non-Inventory';
  unitPrice: number;
  priceIncludesTax: boolean;
  blocked: boolean;
  baseUnitOfMeasureCode: string;
  /** VAT product posting group: the code of a `VatRate`. */
  taxGroupCode: string;
  /** Empty makes a line fail. */
  generalProductPostingGroupCode: string;
};

export type SalesInvoice = BusinessCentralRecord & {
  number: string;
  posted: boolean;
  /** Set when posted: the number the draft had. */
  draftNumber: string;
  released: boolean;
  canceled: boolean;
  externalDocumentNumber: string;
  customerPurchaseOrderReference: string;
  invoiceDate: string;
  postingDate: string;
  dueDate: string;
  customerId: string;
  billToCustomerId: string;
  currencyCode: string;
  paymentTermsId: string;
  salesperson: string;
  phoneNumber: string;
  email: string;
  pricesIncludeTax: boolean;
  /** Invoice discount: the sum of the lines' shares. */
  discountAmount: number;
  /** Posted invoices only: fully paid. */
  paid?: boolean;
  /** Fields that a caller wrote and that depend on nothing else (addresses, ship-to), by their name in the API. */
  writtenFields?: Readonly<Record<string, string>>;
};

export type SalesInvoiceLine = BusinessCentralRecord & {
  documentId: string;
  sequence: number;
  lineType: 'Comment' | 'Account' | 'Item';
  itemId: string;
  lineObjectNumber: string;
  description: string;
  description2: string;
  unitOfMeasureCode: string;
  quantity: number;
  unitPrice: number;
  discountPercent: number;
  discountAmount: number;
  taxCode: string;
  taxPercent: number;
  shipmentDate: string;
  /** Share of the invoice discount. */
  invoiceDiscountShare?: number;
  amountExcludingTax: number;
  amountIncludingTax: number;
  netAmount: number;
  netAmountIncludingTax: number;
};
