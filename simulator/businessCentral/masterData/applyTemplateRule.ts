import type { Books } from '../books.ts';
import type { TemplateRule } from '../companySetup.ts';
import type { WrittenFields } from './fieldWrites.ts';

/**
 * Gives a new record what the company's "API Setup" says; what the caller sent wins. AL codeunit 5465 "Graph Mgt -
 * General Tools", ProcessNewRecordFromAPI. Without a rule that fits, nothing is given: then a customer has no posting
 * groups and cannot be invoiced.
 */
export function applyTemplateRule<R extends object>(
  record: R,
  fields: WrittenFields,
  { rules, books }: { rules: { list(): TemplateRule<R>[] }; books: Books },
): R {
  const rule = books
    .own(rules)
    .toSorted((one, other) => one.order - other.order)
    .find(({ criteria }) => meets(record, criteria));
  if (!rule) return record;
  const sent = new Set([...fields.keys()].flatMap((name) => [name, columnOf[name] ?? name]));
  const given = Object.entries(rule.values).filter(([name]) => !sent.has(name));
  return { ...record, ...Object.fromEntries(given) };
}

function meets<R extends object>(record: R, criteria: Partial<R>): boolean {
  const values = new Map<string, unknown>(Object.entries(record));
  return Object.entries(criteria).every(([name, value]) => values.get(name) === value);
}

/** Where a field of the API is kept, if not under its own name. */
const columnOf: Readonly<Record<string, string>> = {
  currencyId: 'currencyCode',
  taxAreaId: 'vatBusinessPostingGroup',
  taxGroupId: 'taxGroupCode',
  itemCategoryId: 'itemCategoryCode',
  baseUnitOfMeasureId: 'baseUnitOfMeasureCode',
  generalProductPostingGroupId: 'generalProductPostingGroupCode',
  inventoryPostingGroupId: 'inventoryPostingGroupCode',
};
