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
  /** Posted documents of an earlier day may be deleted; `null` keeps all. */
  allowDocumentDeletionBefore: string | null;
};

/** What a user may do in a company; no record means not licensed there. */
export type CompanyPermission = {
  id: string;
  companyId: string;
  userId: string;
  level: 'full' | 'read';
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
  addressLine2: string;
  city: string;
  state: string;
  country: string;
  postalCode: string;
  phoneNumber: string;
  email: string;
  website: string;
  salespersonCode: string;
  taxRegistrationNumber: string;
  creditLimit: number;
  taxLiable: boolean;
  /** Blank is the local currency. */
  currencyCode: string;
  paymentTermsId: string;
  shipmentMethodId: string;
  paymentMethodId: string;
  blocked: '' | 'Ship' | 'Invoice' | 'All';
  /** Not on the wire: the customer asked to be forgotten. */
  privacyBlocked: boolean;
  /** Not on the wire: set in the client of Business Central, seen on sales invoices only. */
  pricesIncludeTax: boolean;
  /** Not on the wire: empty posting groups make a draft fail. */
  generalBusinessPostingGroup: string;
  customerPostingGroup: string;
  vatBusinessPostingGroup: string;
  /** Not on the wire: invoice discounts from an amount on, of which the highest that is reached counts. */
  invoiceDiscounts: readonly { minimumAmount: number; percent: number }[];
};

export type Contact = BusinessCentralRecord & {
  number: string;
  type: 'Company' | 'Person';
  displayName: string;
  jobTitle: string;
  companyNumber: string;
  companyName: string;
  addressLine1: string;
  addressLine2: string;
  city: string;
  state: string;
  country: string;
  postalCode: string;
  phoneNumber: string;
  mobilePhoneNumber: string;
  email: string;
  website: string;
  /** Blank for the name in upper case. */
  searchName: string;
  privacyBlocked: boolean;
  taxRegistrationNumber: string;
  /** Customer to which the contact is related, if any. */
  customerId: string | null;
};

export type Item = BusinessCentralRecord & {
  number: string;
  displayName: string;
  displayName2: string;
  type: 'Inventory' | 'Service' | 'Non-Inventory';
  itemCategoryCode: string;
  /** Global trade item number. */
  gtin: string;
  inventory: number;
  unitPrice: number;
  unitCost: number;
  priceIncludesTax: boolean;
  blocked: boolean;
  baseUnitOfMeasureCode: string;
  /** Not on the wire: the item may be stocked, and not sold. */
  salesBlocked: boolean;
  /** VAT product posting group. */
  taxGroupCode: string;
  /** Empty makes a line fail. */
  generalProductPostingGroupCode: string;
  /** Empty makes a line fail where the item is kept in stock. */
  inventoryPostingGroupCode: string;
};

/** What a sales invoice and a sales credit memo have in common. */
type SalesDocument = BusinessCentralRecord & {
  number: string;
  posted: boolean;
  externalDocumentNumber: string;
  postingDate: string;
  dueDate: string;
  customerId: string;
  billToCustomerId: string;
  currencyCode: string;
  paymentTermsId: string;
  shipmentMethodId: string;
  salesperson: string;
  phoneNumber: string;
  email: string;
  pricesIncludeTax: boolean;
  /** Not on the wire, like those of the customer: of the customer who pays. */
  generalBusinessPostingGroup: string;
  vatBusinessPostingGroup: string;
  /** Invoice discount: the sum of the lines' shares. */
  discountAmount: number;
  /** Posted documents only: fully paid, or applied in full. */
  paid: boolean;
  /**
   * Names, addresses and what else nothing depends on, by their name in the API: copied from the customer when the
   * document is made, and as a caller wrote them.
   */
  texts: Readonly<Record<string, string>>;
};

export type SalesInvoice = SalesDocument & {
  /** Set when posted: the number the draft had. */
  draftNumber: string;
  /** Of a draft: AL enum 121 "Sales Document Status". */
  releaseStatus: 'Open' | 'Pending Approval' | 'Released';
  canceled: boolean;
  customerPurchaseOrderReference: string;
  invoiceDate: string;
  /** Somebody wrote the invoice discount, so that it no longer follows from the customer's percentages. */
  hasOwnDiscount: boolean;
};

/** Takes back a posted invoice. */
export type SalesCreditMemo = SalesDocument & {
  creditMemoDate: string;
  /** The posted invoice that it corrects. */
  invoiceId: string;
  /** Made by the cancellation of that invoice. */
  corrective: boolean;
};

export type SalesInvoiceLine = BusinessCentralRecord & {
  documentId: string;
  sequence: number;
  lineType: 'Comment' | 'Account' | 'Item' | 'Charge';
  /** Of a line of type Item. */
  itemId: string;
  /** Of a line of type Account. */
  accountId: string;
  lineObjectNumber: string;
  description: string;
  description2: string;
  unitOfMeasureCode: string;
  quantity: number;
  unitPrice: number;
  discountPercent: number;
  discountAmount: number;
  vatProductPostingGroup: string;
  /** VAT identifier: what the pair of posting groups leads to. */
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
export type SalesCreditMemoLine = SalesInvoiceLine;
