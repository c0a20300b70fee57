// The simulated Bookings held against the metadata and the permissions that Microsoft publishes.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../simulator/graph/operations.ts';
import { complexTypes } from '../../simulator/graph/schema/complexTypes.ts';
import { entityTypes } from '../../simulator/graph/schema/entityTypes.ts';
import { enumTypes } from '../../simulator/graph/schema/enumTypes.ts';
import {
  below,
  centre,
  errorMessage,
  runGraph,
  type Json,
  type RunningGraph,
} from '../simulator/graph/runningGraph.ts';
import { mismatches, readGraphMetadata, type GraphMetadata } from './graphMetadata.ts';
import { isPublishedDataHere, needsPublishedData, readPublished } from './publishedData.ts';

const published = (file: string): string => (isPublishedDataHere ? readPublished(file) : '');
const metadata = readGraphMetadata(published('graph-bookings-v1.csdl.xml'));

/** Where each kind of record is listed below a business, if it is. */
const collections = {
  bookingAppointment: '/appointments',
  bookingCustomer: '/customers',
  bookingCustomQuestion: '/customQuestions',
  bookingService: '/services',
  bookingStaffMember: '/staffMembers',
};

/** With a question, for the made-up world asks none. */
async function runAskingGraph(): Promise<RunningGraph> {
  const graph = await runGraph({ appointmentsPage: 1000, customersPage: 1000 });
  const path = below(centre, '/customQuestions');
  await graph.write('POST', path, { displayName: 'Insurance', answerInputType: 'text' });
  return graph;
}

function unfitting(records: Json[], type: string): string[] {
  const property = { type, nullable: false };
  return [
    ...new Set(records.flatMap((record) => mismatches(record, property, { metadata, at: type }))),
  ];
}

describe.runIf(isPublishedDataHere)(`G5 records${needsPublishedData}`, () => {
  const newer = { headers: { prefer: 'include-unknown-enum-members' } };

  it.each(Object.entries(collections))(
    'G5 %s has every published property and no other, in lists and by id',
    async (type, collection) => {
      const graph = await runAskingGraph();
      const { value } = await graph.call(below(centre, collection), newer);
      const id = encodeURIComponent(String(value[0]?.['id']));
      const one = await graph.call(below(centre, `${collection}/${id}`), newer);

      expect(value.length).toBeGreaterThan(0);
      expect(unfitting([...value, one.body], type)).toEqual([]);
    },
  );

  it('G6 the calendar view has appointments as published', async () => {
    const graph = await runAskingGraph();
    const window = 'start=2025-01-01T00:00:00Z&end=2027-01-01T00:00:00Z';
    const { value } = await graph.call(below(centre, `/calendarView?${window}`));

    expect(value.length).toBeGreaterThan(0);
    expect(unfitting(value, 'bookingAppointment')).toEqual([]);
  });

  it('G5 businesses and currencies have every published property and no other', async () => {
    const graph = await runAskingGraph();
    const currencies = await graph.call('/v1.0/solutions/bookingCurrencies');

    expect(unfitting([(await graph.call(below(centre))).body], 'bookingBusiness')).toEqual([]);
    expect(unfitting(currencies.value, 'bookingCurrency')).toEqual([]);
  });
});

describe.runIf(isPublishedDataHere)(`G13 what is written${needsPublishedData}`, () => {
  it.each(Object.entries(entityTypes))(
    'G13 %s takes the published properties, and knows which of them are fixed',
    (type, { writable, readOnly, onlyOnCreate }) => {
      const properties = metadata.types[type] ?? {};
      const fixed = (names: readonly string[]): string[] =>
        names
          .filter((name) => name.startsWith(`${type}/`))
          .map((name) => name.slice(type.length + 1));

      expect([...Object.keys(writable), ...readOnly].toSorted(inOrder)).toEqual(
        Object.keys(properties).toSorted(inOrder),
      );
      expect(writable).toEqual(spelt(properties, Object.keys(writable)));
      expect(readOnly).toEqual(expect.arrayContaining(fixed(metadata.computed)));
      expect(onlyOnCreate.toSorted(inOrder)).toEqual(fixed(metadata.immutable).toSorted(inOrder));
    },
  );

  it('G13 objects and enumerations are those that are published', () => {
    for (const [type, properties] of Object.entries(complexTypes)) {
      expect({ type, properties }).toEqual({ type, properties: spelt(metadata.types[type] ?? {}) });
    }
    for (const [name, members] of Object.entries(enumTypes)) {
      expect({ name, members }).toEqual({ name, members: metadata.enums[name] });
    }
  });

  it.each(Object.entries({ bookingBusiness: '', ...collections }))(
    'G13 %s refuses what is read-only, by name',
    async (type, collection) => {
      const graph = await runAskingGraph();
      const [first] = collection === '' ? [] : (await graph.call(below(centre, collection))).value;
      const id = first ? `/${encodeURIComponent(String(first['id']))}` : '';
      const { readOnly, onlyOnCreate } = entityTypes[z.enum(typeNames).parse(type)];
      const answers = await Promise.all(
        [...readOnly, ...onlyOnCreate].map(async (name) => ({
          name,
          said: errorMessage(
            await graph.write('PATCH', below(centre, `${collection}${id}`), { [name]: null }),
          ),
        })),
      );

      expect(answers).toEqual(
        answers.map(({ name }) => ({
          name,
          said: `The property '${name}' is read-only and cannot be set.`,
        })),
      );
    },
  );
});

describe.runIf(isPublishedDataHere)(`G1 operations${needsPublishedData}`, () => {
  const Paths = z.record(z.string(), z.record(z.string(), z.unknown()));
  const Permissions = z.object({
    'x-graph-permissions': z
      .partialRecord(
        z.enum(['DelegatedWork', 'Application']),
        z.object({ all: z.array(z.string()) }),
      )
      .nullish(),
    'x-undocumented': z.literal(true).optional(),
  });
  const description = isPublishedDataHere
    ? z.object({ paths: Paths }).parse(JSON.parse(published('graph-bookings-v1.openapi.json')))
    : { paths: {} };
  const known = new Map(
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => method !== 'parameters')
        .map(([method, operation]) => [
          `${method.toUpperCase()} ${path.slice(1).replaceAll(/\{[^}]+\}/g, '{id}')}`,
          Permissions.parse(operation),
        ]),
    ),
  );
  const ours = new Map(
    Object.entries(operations)
      .filter(([path]) => path !== 'me')
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation]),
      ),
  );

  it('G1 are published ones, and all that a page describes', () => {
    const described = [...known]
      .filter(([, operation]) => operation['x-undocumented'] !== true)
      .map(([name]) => name)
      // Generated clients have it, with permissions, but no page.
      .filter((name) => name !== 'POST solutions/bookingBusinesses/{id}/calendarView');

    expect([...ours.keys()].toSorted(inOrder)).toEqual(described.toSorted(inOrder));
  });

  it('G13 take the permissions of the published file, and no other', () => {
    for (const [name, operation] of ours) {
      if (operation === undefined || operation === 'notSimulated') continue;
      const { DelegatedWork, Application } = known.get(name)?.['x-graph-permissions'] ?? {};
      const { delegated, application } = operation.permissions;
      expect({
        name,
        delegated: delegated.toSorted(inOrder),
        application: application.toSorted(inOrder),
      }).toEqual({
        name,
        delegated: (DelegatedWork?.all ?? []).toSorted(inOrder),
        application: (Application?.all ?? []).toSorted(inOrder),
      });
    }
  });
});

const typeNames = [
  'bookingBusiness',
  'bookingAppointment',
  'bookingCustomer',
  'bookingCustomQuestion',
  'bookingService',
  'bookingStaffMember',
] as const;

const inOrder = (one: string, other: string): number => one.localeCompare(other);

/** Types as our tables spell them: a question mark where null is allowed, the one type that an abstract one has. */
function spelt(
  properties: GraphMetadata['types'][string],
  names = Object.keys(properties),
): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const { type = '', nullable } = properties[name] ?? {};
      return [name, `${type.replace('InformationBase', 'Information')}${nullable ? '?' : ''}`];
    }),
  );
}
