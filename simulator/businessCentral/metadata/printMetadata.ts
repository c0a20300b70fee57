// `$metadata`: what the API holds, in the XML form of OData 4.0's "Common Schema Definition Language". Printed from the
// entity types by which everything else here is read and written, so that it cannot say anything else.
import { companyEntity } from '../entities/company.ts';
import { entitySets } from '../entitySets.ts';
import type { EntityType, FieldSpec } from '../odata/entity.ts';
import { encodeMember } from '../odata/enumMember.ts';
import type { EnumType } from '../odata/enumType.ts';
import { edmOfKind } from '../odata/literal.ts';
import { navigationsOf } from '../odata/navigation.ts';
import { actionNames } from '../salesInvoices/actions.ts';
import { subscriptionEntity } from '../subscriptions/subscriptionEntity.ts';

export function printMetadata(): string {
  const sets = Object.entries(entitySets);
  const types = sets.map(([, { type }]) => type);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '<edmx:DataServices>',
    `<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    printCompany(),
    printType(subscriptionEntity, []),
    ...types.map((type) => printType(type, ownNavigations(type))),
    ...enumTypesOf(types).map(printEnum),
    ...actionNames.map(printAction),
    '<EntityContainer Name="NAV">',
    printSet('companies', companyEntity),
    printSet('subscriptions', subscriptionEntity),
    ...sets.map(([name, { type }]) => printSet(name, type)),
    '</EntityContainer>',
    '</Schema>',
    '</edmx:DataServices>',
    '</edmx:Edmx>',
  ].join('\n');
}

const namespace = 'Microsoft.NAV';

/** A company contains every set. */
function printCompany(): string {
  const navigations = Object.entries(entitySets).map(([name, { type }]) =>
    printNavigation(name, { type, many: true }),
  );
  return printType(companyEntity, navigations);
}

function ownNavigations(type: EntityType): string[] {
  return Object.entries(navigationsOf(type)).map(([name, navigation]) =>
    printNavigation(name, navigation),
  );
}

/** The first field of a type is its key. */
function printType({ name, fields }: EntityType, navigations: readonly string[]): string {
  const [key] = fields.keys();
  return [
    `<EntityType Name="${name}">`,
    `<Key><PropertyRef Name="${key}" /></Key>`,
    ...[...fields.values()].map((field) => printProperty(field, field.name === key)),
    ...navigations,
    '</EntityType>',
  ].join('\n');
}

function printProperty(field: FieldSpec, isKey: boolean): string {
  const { name, kind, maxLength, required } = field;
  return [
    `<Property Name="${name}" Type="${typeOf(field)}"`,
    isKey || required ? ' Nullable="false"' : '',
    maxLength === undefined ? '' : ` MaxLength="${maxLength}"`,
    kind === 'decimal' ? ' Scale="Variable"' : '',
    ' />',
  ].join('');
}

function typeOf({ kind, enumType }: FieldSpec): string {
  return enumType ? `${namespace}.${enumType.name}` : edmOfKind[kind];
}

function printNavigation(
  name: string,
  { type, many }: { type: EntityType; many: boolean },
): string {
  const one = `${namespace}.${type.name}`;
  const target = many ? `Collection(${one})` : one;
  return `<NavigationProperty Name="${name}" Type="${target}" ContainsTarget="true" />`;
}

function enumTypesOf(types: readonly EntityType[]): EnumType[] {
  const all = types.flatMap(({ fields }) =>
    [...fields.values()].flatMap(({ enumType }) => enumType ?? []),
  );
  return [...new Map(all.map((enumType) => [enumType.name, enumType])).values()];
}

function printEnum({ name, members, values }: EnumType): string {
  return [
    `<EnumType Name="${name}">`,
    ...members.map(
      (member, index) =>
        `<Member Name="${encodeMember(member)}" Value="${values?.[index] ?? index}" />`,
    ),
    '</EnumType>',
  ].join('\n');
}

function printAction(name: string): string {
  return [
    `<Action Name="${name}" IsBound="true">`,
    `<Parameter Name="bindingParameter" Type="${namespace}.salesInvoice" />`,
    '</Action>',
  ].join('\n');
}

/** No set follows changes: there are no delta links. */
function printSet(name: string, { name: type }: EntityType): string {
  return [
    `<EntitySet Name="${name}" EntityType="${namespace}.${type}">`,
    '<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking">',
    '<Record><PropertyValue Property="Supported" Bool="false" /></Record>',
    '</Annotation>',
    '</EntitySet>',
  ].join('\n');
}
