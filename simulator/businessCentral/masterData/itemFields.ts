import type { Books } from '../books.ts';
import { dialogError, wrongField } from '../errors.ts';
import { blankGuid } from '../odata/fields.ts';
import type { Item } from '../records.ts';
import {
  keep,
  relatedCode,
  sentById,
  sentCode,
  toCode,
  type FieldWrites,
  type WrittenFields,
} from './fieldWrites.ts';

/** Fields of AL page 30008 "APIV2 - Items"; its `number` is written when the record is inserted or renamed. */
export const itemFields: FieldWrites<Item> = {
  ...keep<Item>('displayName', 'displayName2', 'gtin', 'blocked', 'unitPrice', 'unitCost'),
  ...keep<Item>('priceIncludesTax', 'type'),
  // Counted stock is put right by an item journal, which is for items that are kept in stock.
  inventory: (item, value) => {
    requireInventory(item);
    return { ...item, inventory: Number(value) };
  },
  itemCategoryId: (item, value, books) => {
    const records = books.world.itemCategories;
    const message = 'The "itemCategoryId" does not match to a specific Item Category group.';
    return { ...item, itemCategoryCode: sentById(value, { records, message }, books)?.code ?? '' };
  },
  itemCategoryCode: (item, value, books) => {
    const records = books.world.itemCategories;
    const message = 'The "itemCategoryCode" does not match to a Item Category.';
    return { ...item, itemCategoryCode: sentCode(value, { records, message }, books) };
  },
  taxGroupId: (item, value, books) => {
    const records = books.world.vatProductPostingGroups;
    const message = 'The "taxGroupId" does not match to a Tax Group.';
    return { ...item, taxGroupCode: sentById(value, { records, message }, books)?.code ?? '' };
  },
  taxGroupCode: (item, value, books) => {
    const records = books.world.vatProductPostingGroups;
    const message = 'The "taxGroupCode" does not match to a Tax Group.';
    return { ...item, taxGroupCode: sentCode(value, { records, message }, books) };
  },
  baseUnitOfMeasureId: (item, value, books) => {
    const records = books.world.unitsOfMeasure;
    const message = 'The "baseUnitOfMeasureId" does not match to a Unit of Measure.';
    const unit = sentById(value, { records, message }, books);
    return { ...item, baseUnitOfMeasureCode: unit?.code ?? '' };
  },
  baseUnitOfMeasureCode: (item, value, books) => {
    const records = books.world.unitsOfMeasure;
    const message = `The Unit of Measure with Code ${toCode(value)} does not exist.`;
    return { ...item, baseUnitOfMeasureCode: sentCode(value, { records, message }, books) };
  },
  generalProductPostingGroupId: (item, value, books) => {
    const records = books.world.generalProductPostingGroups;
    const message =
      'The "generalProductPostingGroupId" does not match to a General Product Posting Group.';
    const group = sentById(value, { records, message }, books);
    return { ...item, generalProductPostingGroupCode: group?.code ?? '' };
  },
  generalProductPostingGroupCode: (item, value, books) => ({
    ...item,
    generalProductPostingGroupCode: relatedCode(
      value,
      {
        records: books.world.generalProductPostingGroups,
        field: 'Gen. Prod. Posting Group',
        table: 'Item',
        relatedTable: 'Gen. Product Posting Group',
      },
      books,
    ),
  }),
  inventoryPostingGroupId: (item, value, books) => {
    const records = books.world.inventoryPostingGroups;
    const message = 'The "inventoryPostingGroupId" does not match to a Inventory Posting Group.';
    return toInventoryGroup(item, sentById(value, { records, message }, books)?.code ?? '');
  },
  inventoryPostingGroupCode: (item, value, books) => {
    const relation = {
      records: books.world.inventoryPostingGroups,
      field: 'Inventory Posting Group',
      table: 'Item',
      relatedTable: 'Inventory Posting Group',
    };
    return toInventoryGroup(item, relatedCode(value, relation, books));
  },
};

/** AL page 30008: where an id and a code of the same thing are sent, they must be of the same record. */
export function requireMatchingValues(fields: WrittenFields, books: Books): void {
  const { world, company } = books;
  for (const [idField, codeField, records, message] of [
    [
      'taxGroupId',
      'taxGroupCode',
      world.vatProductPostingGroups,
      'The tax group values do not match to a specific Tax Group.',
    ],
    [
      'itemCategoryId',
      'itemCategoryCode',
      world.itemCategories,
      'The item categories values do not match to a specific item category.',
    ],
    [
      'baseUnitOfMeasureId',
      'baseUnitOfMeasureCode',
      world.unitsOfMeasure,
      'The unit of measure values do not match to a specific Unit of Measure.',
    ],
  ] as const) {
    const id = fields.get(idField) ?? blankGuid;
    const code = toCode(fields.get(codeField) ?? '');
    const found = id === blankGuid || code === '' ? undefined : records.get(String(id));
    if (found?.companyId === company.id && found.code !== code) throw dialogError(message);
  }
}

/** AL table 27 "Item", field "Inventory Posting Group". */
function toInventoryGroup(item: Item, inventoryPostingGroupCode: string): Item {
  if (inventoryPostingGroupCode !== '') requireInventory(item);
  return { ...item, inventoryPostingGroupCode };
}

function requireInventory({ type, number }: Item): void {
  if (type === 'Inventory') return;
  throw wrongField({ name: 'Type', expected: 'Inventory', current: type }, `Item: No.=${number}`);
}
