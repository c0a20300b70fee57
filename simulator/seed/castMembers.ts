// People worth remembering: each stands for one way in which a person of Bookings is, or is not, a customer of
// Business Central. Names are fictional, addresses under a reserved domain.
import type { Person } from './bookingBusiness.ts';
import type { CustomerFields } from './companyRecords.ts';

export type CastMember = Person & {
  /** Customers with the person's own e-mail address, unless they name another. */
  customers?: CustomerFields[];
  /** Companies of which the person is a contact. */
  contactOf?: CustomerFields[];
  /** Came first after the last invoices were made: nothing tells yet how VAT stands in the prices. */
  isNewcomer?: true;
  /** Booked under an id that no customer card has. */
  withoutCard?: true;
};

export type CastName =
  | 'adele'
  | 'isaiah'
  | 'lidia'
  | 'raul'
  | 'grady'
  | 'nestor'
  | 'miriam'
  | 'johanna'
  | 'lynne'
  | 'henrietta'
  | 'joni'
  | 'pradeep'
  | 'debra'
  | 'patti'
  | 'ben'
  | 'irvin'
  | 'enrico'
  | 'emily'
  | 'allan'
  | 'christie'
  | 'delia'
  | 'brian';

export const castMembers: Record<CastName, CastMember> = {
  // The card spells the address in other letters than the customer.
  adele: {
    name: 'Adele Vance',
    email: 'Adele.Vance@Post.example',
    customers: [{ displayName: 'Adele Vance', email: 'adele.vance@post.example' }],
  },
  isaiah: {
    name: 'Isaiah Langer',
    email: 'isaiah.langer@northwind.example',
    contactOf: [company('Northwind Traders GmbH', 'buchhaltung@northwind.example')],
  },
  // A person and her firm share one address.
  lidia: {
    name: 'Lidia Holloway',
    email: 'lidia@holloway.example',
    customers: [
      { displayName: 'Lidia Holloway' },
      { displayName: 'Holloway Architekten', type: 'Company' },
    ],
  },
  raul: {
    name: 'Raul Razo',
    email: 'raul.razo@treyresearch.example',
    contactOf: [
      company('Trey Research GmbH', 'invoices@treyresearch.example'),
      company('Trey Labs GmbH', 'invoices@treylabs.example'),
    ],
  },
  grady: { name: 'Grady Archie', email: 'grady.archie@post.example' },
  nestor: {
    name: 'Nestor Wilke',
    email: 'nestor.wilke@post.example',
    customers: [{ displayName: 'Nestor Wilke', blocked: 'All' }],
  },
  // Blocked for shipping only, which does not stop an invoice.
  miriam: {
    name: 'Miriam Graham',
    email: 'miriam.graham@post.example',
    customers: [{ displayName: 'Miriam Graham', blocked: 'Ship' }],
  },
  johanna: {
    name: 'Johanna Lorenz',
    email: 'johanna.lorenz@alpineskihouse.example',
    customers: [
      {
        ...company('Alpine Ski House AG'),
        currencyCode: 'CHF',
        country: 'CH',
        postalCode: '8001',
        city: 'Zürich',
        generalBusinessPostingGroup: 'EXPORT',
        customerPostingGroup: 'FOREIGN',
        vatBusinessPostingGroup: 'EXPORT',
      },
    ],
  },
  lynne: {
    name: 'Lynne Robbins',
    email: 'lynne.robbins@post.example',
    isNewcomer: true,
    customers: [{ displayName: 'Lynne Robbins', pricesIncludeTax: false }],
  },
  henrietta: {
    name: 'Henrietta Müller',
    email: 'henrietta.mueller@wingtiptoys.example',
    isNewcomer: true,
    customers: [{ ...company('Wingtip Toys GmbH'), pricesIncludeTax: true }],
  },
  joni: person('Joni Sherman', 'joni.sherman@post.example'),
  pradeep: person('Pradeep Gupta', 'pradeep.gupta@post.example'),
  debra: person('Debra Berger', 'debra.berger@post.example'),
  patti: {
    name: 'Patti Fernandez',
    email: 'patti.fernandez@litware.example',
    customers: [company('Litware AG')],
  },
  ben: {
    name: 'Ben Walters',
    email: 'ben.walters@proseware.example',
    customers: [company('Proseware GmbH')],
  },
  irvin: {
    name: 'Irvin Sayers',
    email: null,
    phone: '+49 30 23125 417',
    customers: [{ displayName: 'Irvin Sayers' }],
  },
  // Without posting groups Business Central refuses a draft.
  enrico: {
    name: 'Enrico Cattaneo',
    email: 'enrico.cattaneo@post.example',
    customers: [
      {
        displayName: 'Enrico Cattaneo',
        generalBusinessPostingGroup: '',
        customerPostingGroup: '',
      },
    ],
  },
  emily: person('Emily Braun', 'emily.braun@post.example'),
  allan: { ...person('Allan Deyoung', 'allan.deyoung@post.example'), withoutCard: true },
  christie: person('Christie Cline', 'christie.cline@post.example'),
  delia: person('Delia Dennis', 'delia.dennis@post.example'),
  brian: person('Brian Johnson', 'brian.johnson@post.example'),
};

function person(name: string, email: string): CastMember {
  return { name, email, customers: [{ displayName: name }] };
}

function company(displayName: string, email?: string): CustomerFields {
  return { displayName, type: 'Company', ...(email === undefined ? {} : { email }) };
}
