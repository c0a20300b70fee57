import type { Books } from '../books.ts';
import { defineEntity } from '../odata/entity.ts';
import {
  boolean,
  calculated,
  code,
  dateTime,
  decimal,
  guid,
  option,
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { EnumType } from '../odata/enumType.ts';
import type { Item } from '../records.ts';

const itemType: EnumType = {
  name: 'itemType',
  members: ['Inventory', 'Service', 'Non-Inventory'],
};

/** AL page 30008 "APIV2 - Items". */
export const itemEntity = defineEntity<Item>({
  name: 'item',
  set: 'items',
  order: ['number'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: [
    guid('id', ({ id }) => id),
    code(['number', 20], ({ number }) => number, writable),
    text(['displayName', 100], ({ displayName }) => displayName, writable),
    text(['displayName2', 50], ({ displayName2 }) => displayName2, writable),
    option(['type', itemType], ({ type }) => type, writable),
    guid('itemCategoryId', categoryId, writable),
    code(['itemCategoryCode', 20], ({ itemCategoryCode }) => itemCategoryCode, writable),
    boolean('blocked', ({ blocked }) => blocked, writable),
    text(['gtin', 14], ({ gtin }) => gtin, writable),
    decimal('inventory', ({ inventory }) => inventory, { ...writable, ...calculated }),
    decimal('unitPrice', ({ unitPrice }) => unitPrice, writable),
    boolean('priceIncludesTax', ({ priceIncludesTax }) => priceIncludesTax, writable),
    decimal('unitCost', ({ unitCost }) => unitCost, writable),
    guid(
      'taxGroupId',
      ({ taxGroupCode }, books) => books.vatProductPostingGroup(taxGroupCode)?.id ?? '',
      writable,
    ),
    code(['taxGroupCode', 20], ({ taxGroupCode }) => taxGroupCode, writable),
    guid(
      'baseUnitOfMeasureId',
      ({ baseUnitOfMeasureCode }, books) => books.unitOfMeasure(baseUnitOfMeasureCode)?.id ?? '',
      writable,
    ),
    code(
      ['baseUnitOfMeasureCode', 10],
      ({ baseUnitOfMeasureCode }) => baseUnitOfMeasureCode,
      writable,
    ),
    guid('generalProductPostingGroupId', generalGroupId, writable),
    code(
      ['generalProductPostingGroupCode', 20],
      ({ generalProductPostingGroupCode }) => generalProductPostingGroupCode,
      writable,
    ),
    guid('inventoryPostingGroupId', inventoryGroupId, writable),
    code(
      ['inventoryPostingGroupCode', 20],
      ({ inventoryPostingGroupCode }) => inventoryPostingGroupCode,
      writable,
    ),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});

function categoryId({ itemCategoryCode }: Item, books: Books): string {
  return books.byCode(books.world.itemCategories, itemCategoryCode)?.id ?? '';
}

function generalGroupId({ generalProductPostingGroupCode }: Item, books: Books): string {
  const { generalProductPostingGroups } = books.world;
  return books.byCode(generalProductPostingGroups, generalProductPostingGroupCode)?.id ?? '';
}

function inventoryGroupId({ inventoryPostingGroupCode }: Item, books: Books): string {
  return books.byCode(books.world.inventoryPostingGroups, inventoryPostingGroupCode)?.id ?? '';
}
