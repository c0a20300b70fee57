import { describe, expect, it } from 'vitest';
import {
  isPublishedDataHere,
  needsPublishedData,
  readPublished,
} from '../conformance/publishedData.ts';
import { namesInCsdl, namesInFieldList, schemaKeys, unpublishedNames } from './publishedNames.ts';
import { codeOf, readProject } from './sources.ts';

/** In published samples only: https://learn.microsoft.com/graph/api/bookingbusiness-list-calendarview */
const inSamples = ['start', 'end'];

const filesIn = (room: string) =>
  codeOf(readProject()).filter(({ path }) => path.startsWith(`api/${room}/`));

describe.runIf(isPublishedDataHere)(`schemas of Microsoft Graph${needsPublishedData}`, () => {
  it('read properties that Microsoft publishes', () => {
    const published = new Set([
      ...namesInCsdl(readPublished('graph-bookings-v1.csdl.xml')),
      ...inSamples,
    ]);
    expect(published.has('bookingBusinesses')).toBe(true);
    expect(unpublishedNames(filesIn('graph'), published)).toEqual([]);
  });
});

describe.runIf(isPublishedDataHere)(`schemas of Business Central${needsPublishedData}`, () => {
  it('read properties that Microsoft publishes', () => {
    const published = namesInFieldList(readPublished('bc-api-v2.fields.json'));
    expect(published.has('externalDocumentNumber')).toBe(true);
    expect(unpublishedNames(filesIn('businessCentral'), published)).toEqual([]);
  });
});

describe('names in schemas', () => {
  const text = `
    const fields = { displayName: z.string(), prise: z.number().nullish() };
    const other = { notASchema: 1 };
    export const Row = z.object({ ...fields, email: Text, '@odata.etag': Text });`;
  const file = { path: 'api/graph/a.ts', text };

  it('are found in objects of schemas, and nowhere else', () => {
    expect(schemaKeys(file)).toEqual(['displayName', 'prise', 'email', '@odata.etag']);
  });

  it('would be noticed when misspelt', () => {
    const published = namesInCsdl('<Property Name="displayName" /><Property Name="email" />');
    expect(unpublishedNames([file], published)).toEqual(['api/graph/a.ts: prise']);
  });

  it('are read from the list of fields, with the names of what can be expanded', () => {
    const list = { entities: { item: { properties: [{ name: 'number' }], key: ['id'] } } };
    expect(namesInFieldList(JSON.stringify(list))).toEqual(new Set(['number']));
  });
});
