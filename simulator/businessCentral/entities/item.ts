import { defineEntity } from '../odata/entity.ts';
import { boolean, code, dateTime, decimal, guid, option, text, writable } from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { Item } from '../records.ts';

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
    text(['displayName2', 50], () => '', writable),
    option(['type', ['Inventory', 'Service', 'Non-Inventory']], ({ type }) => type, writable),
    guid('itemCategoryId', () => '', writable),
    code(['itemCategoryCode', 20], () => '', writable),
    boolean('blocked', ({ blocked }) => blocked, writable),
    text(['gtin', 14], () => '', writable),
    decimal('inventory', () => 0, writable),
    decimal('unitPrice', ({ unitPrice }) => unitPrice, writable),
    boolean('priceIncludesTax', ({ priceIncludesTax }) => priceIncludesTax, writable),
    decimal('unitCost', () => 0, writable),
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
    guid('generalProductPostingGroupId', () => '', writable),
    code(
      ['generalProductPostingGroupCode', 20],
      ({ generalProductPostingGroupCode }) => generalProductPostingGroupCode,
      writable,
    ),
    guid('inventoryPostingGroupId', () => '', writable),
    code(
      ['inventoryPostingGroupCode', 20],
      ({ inventoryPostingGroupCode }) => inventoryPostingGroupCode,
      writable,
    ),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});
