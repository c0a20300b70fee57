// Contacts as the API makes, changes and deletes them: AL page 30071 "APIV2 - Contacts".
import type { Books } from '../books.ts';
import { noRelatedRecord } from '../errors.ts';
import type { Contact } from '../records.ts';
import { requireDisplayName } from './displayName.ts';
import {
  keep,
  keepCodes,
  relatedCode,
  toCode,
  writeFields,
  type FieldWrites,
  type WrittenFields,
} from './fieldWrites.ts';
import { changedNumber, newNumber, type Numbering } from './recordNumber.ts';

export function createContact(fields: WrittenFields, books: Books): Contact {
  requireDisplayName(fields, 'insert');
  const blank = newContact(books, fields);
  return books.changes.contacts.put(writeFields(blank, fields, { writes: contactFields, books }));
}

/** Another number renames a company for the persons in it too. */
export function changeContact(contact: Contact, fields: WrittenFields, books: Books): Contact {
  requireDisplayName(fields, 'modify');
  const number = changedNumber(contact, fields, { numbering: numbering(books), books });
  const written = writeFields({ ...contact, number }, fields, { writes: contactFields, books });
  const { displayName: companyName } = written;
  for (const person of personsOf(contact, books)) {
    books.changes.contacts.put({ ...person, companyNumber: number, companyName });
  }
  return books.changes.contacts.put({
    ...written,
    version: contact.version + 1,
    lastModifiedDateTime: books.now.toISOString(),
  });
}

/** The persons of a company stay, and belong to none. */
export function deleteContact(contact: Contact, books: Books): void {
  for (const person of personsOf(contact, books)) {
    books.changes.contacts.put({ ...person, companyNumber: '', companyName: '' });
  }
  books.changes.contacts.remove(contact.id);
}

/** A company contact without a name, with the number that was sent or the next of the series. */
export function newContact(books: Books, fields: WrittenFields = new Map()): Contact {
  return {
    id: books.random.guid(),
    companyId: books.company.id,
    version: 1,
    lastModifiedDateTime: books.now.toISOString(),
    number: newNumber(fields, numbering(books), books),
    type: 'Company',
    displayName: '',
    jobTitle: '',
    companyNumber: '',
    companyName: '',
    addressLine1: '',
    addressLine2: '',
    city: '',
    state: '',
    country: '',
    postalCode: '',
    phoneNumber: '',
    mobilePhoneNumber: '',
    email: '',
    website: '',
    searchName: '',
    privacyBlocked: false,
    taxRegistrationNumber: '',
    customerId: null,
  };
}

function numbering({ changes }: Books): Numbering {
  return { table: 'Contact', purpose: 'contact', records: changes.contacts };
}

function personsOf({ type, number }: Contact, books: Books): Contact[] {
  if (type !== 'Company') return [];
  return books.own(books.changes.contacts).filter(({ companyNumber }) => companyNumber === number);
}

/** `contactBusinessRelation` sums up relations that are made elsewhere: what is sent for it changes nothing. */
const contactFields: FieldWrites<Contact> = {
  ...keep<Contact>('displayName', 'type', 'jobTitle', 'companyName', 'addressLine1'),
  ...keep<Contact>('addressLine2', 'city', 'state', 'phoneNumber', 'mobilePhoneNumber'),
  ...keep<Contact>('email', 'website', 'privacyBlocked'),
  ...keepCodes<Contact>('postalCode', 'searchName', 'taxRegistrationNumber'),
  country: (contact, value, books) => ({
    ...contact,
    country: relatedCode(
      value,
      {
        records: books.world.countriesRegions,
        field: 'Country/Region Code',
        table: 'Contact',
        relatedTable: 'Country/Region',
      },
      books,
    ),
  }),
  companyNumber: toCompany,
};

/** AL table 5050 "Contact", field "Company No.": the number of a contact of type Company. */
function toCompany(contact: Contact, value: Parameters<typeof toCode>[0], books: Books): Contact {
  const number = toCode(value);
  if (number === '') return { ...contact, companyNumber: '', companyName: '' };
  const company = books
    .own(books.changes.contacts)
    .find((candidate) => candidate.type === 'Company' && candidate.number === number);
  if (!company) {
    throw noRelatedRecord({
      field: 'Company No.',
      table: 'Contact',
      value: number,
      relatedTable: 'Contact',
    });
  }
  return { ...contact, companyNumber: number, companyName: company.displayName };
}
