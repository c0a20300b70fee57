// Items as the API makes, changes and deletes them: AL page 30008 "APIV2 - Items".
import type { Books } from '../books.ts';
import { dialogError } from '../errors.ts';
import type { Item } from '../records.ts';
import { applyTemplateRule } from './applyTemplateRule.ts';
import { writeFields, type WrittenFields } from './fieldWrites.ts';
import { itemFields, requireMatchingValues } from './itemFields.ts';
import { changedNumber, newNumber, type Numbering } from './recordNumber.ts';

export function createItem(fields: WrittenFields, books: Books): Item {
  requireMatchingValues(fields, books);
  if (fields.has('inventory')) throw dialogError('Inventory cannot be changed during on insert.');
  const number = newNumber(fields, numbering(books), books);
  const blank = { ...blankItem(books), id: books.random.guid(), number };
  const written = writeFields(blank, fields, { writes: itemFields, books });
  const rules = books.world.itemTemplateRules;
  return books.changes.items.put(applyTemplateRule(written, fields, { rules, books }));
}

/** Another number renames the item on documents too. */
export function changeItem(item: Item, fields: WrittenFields, books: Books): Item {
  requireMatchingValues(fields, books);
  const number = changedNumber(item, fields, { numbering: numbering(books), books });
  if (number !== item.number) {
    for (const line of linesWith(item, books)) {
      books.changes.salesInvoiceLines.put({ ...line, lineObjectNumber: number });
    }
  }
  const written = writeFields({ ...item, number }, fields, { writes: itemFields, books });
  return books.changes.items.put({
    ...written,
    version: item.version + 1,
    lastModifiedDateTime: books.now.toISOString(),
  });
}

/** AL table 27 "Item" OnDelete, and codeunit 361 "MoveEntries" for what has been posted. */
export function deleteItem(item: Item, books: Books): void {
  const lines = linesWith(item, books);
  const isOutstanding = lines.some(
    ({ documentId }) => books.changes.salesInvoices.get(documentId)?.posted === false,
  );
  const subject = `Item ${item.number}`;
  if (isOutstanding) {
    throw dialogError(
      `You cannot delete ${subject} because there is at least one outstanding Sales Invoice that includes this item.`,
    );
  }
  if (lines.length > 0) {
    throw dialogError(
      `You cannot delete ${subject} because it has ledger entries in a fiscal year that has not been closed yet.`,
    );
  }
  books.changes.items.remove(item.id);
}

function numbering({ changes }: Books): Numbering {
  return { table: 'Item', purpose: 'item', records: changes.items };
}

function linesWith({ id }: Item, books: Books) {
  return books.own(books.changes.salesInvoiceLines).filter(({ itemId }) => itemId === id);
}

function blankItem({ company, now }: Books): Omit<Item, 'id' | 'number'> {
  return {
    companyId: company.id,
    version: 1,
    lastModifiedDateTime: now.toISOString(),
    displayName: '',
    displayName2: '',
    type: 'Inventory',
    itemCategoryCode: '',
    gtin: '',
    inventory: 0,
    unitPrice: 0,
    unitCost: 0,
    priceIncludesTax: false,
    blocked: false,
    salesBlocked: false,
    baseUnitOfMeasureCode: '',
    taxGroupCode: '',
    generalProductPostingGroupCode: '',
    inventoryPostingGroupCode: '',
  };
}
