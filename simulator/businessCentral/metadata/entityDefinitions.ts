// What things are called by people: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-api-getting-label-translations
import { entitySets } from '../entitySets.ts';
import { encodeMember } from '../odata/enumMember.ts';
import type { EntityType } from '../odata/entity.ts';

type Label = { languageCode: number; caption: string };

/** Captions of all entities, in English only. They follow from the names. */
export function entityDefinitions(): Record<string, unknown>[] {
  return Object.values(entitySets).map(({ type }) => ({
    entityName: type.name,
    entitySetName: type.set,
    entityCaptions: captions(type.name),
    entitySetCaptions: captions(type.set),
    properties: [...type.fields.keys()].map((name) => ({ name, captions: captions(name) })),
    actions: [],
    enumMembers: enumMembers(type),
  }));
}

const english = 1033;

/** `salesInvoiceLines` is "Sales Invoice Lines". */
function captions(name: string): Label[] {
  const words = name.replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2');
  return [{ languageCode: english, caption: words.charAt(0).toUpperCase() + words.slice(1) }];
}

function enumMembers({ fields }: EntityType) {
  return [...fields.values()].flatMap(({ enumType }) =>
    (enumType?.members ?? []).map((member, index) => ({
      name: encodeMember(member),
      value: enumType?.values?.[index] ?? index,
      captions: [{ languageCode: english, caption: member }],
    })),
  );
}
