import { describe, expect, it } from 'vitest';
import { customerCardId } from '../../../simulator/graph/exchangeIds.ts';
import { below, centre, errorCode, runGraph, type Json } from './runningGraph.ts';

const path = below(centre, '/customers');

/** The GUID at the end of the id of a card, which appointments give. */
function guidIn(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', '/').replaceAll('_', '+'), 'base64').subarray(-16);
  const hex = (from: number, to: number): string => bytes.subarray(from, to).toString('hex');
  const swapped = (from: number, to: number): string =>
    Buffer.from(bytes.subarray(from, to).toReversed()).toString('hex');
  return [swapped(0, 4), swapped(4, 6), swapped(6, 8), hex(8, 10), hex(10, 16)].join('-');
}

describe('customer cards', () => {
  it('G8 have another id than on appointments, with the same GUID inside', async () => {
    const graph = await runGraph();
    const { value } = await graph.call(path);
    const isaiah = value.find((card) => card['displayName'] === 'Isaiah Langer');
    const [attendee] =
      graph.world.bookingAppointments.find(
        ({ attendees: [first] }) => first?.name === 'Isaiah Langer',
      )?.attendees ?? [];

    expect(isaiah?.['id']).toMatch(/^AAQk/);
    expect(guidIn(String(isaiah?.['id']))).toBe(attendee?.customerId);
  });

  it('G8 have ids of the published form', () => {
    // The pair of https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/9047 ends in these letters.
    const id = customerCardId(
      '00000000-0000-0000-0000-000000000000',
      '8828e750-8dad-475f-9fa0-1ae0fbeade4a',
    );

    expect(id.endsWith('Pvq3ko=')).toBe(true);
    expect(Buffer.from(id, 'base64')).toHaveLength(59);
  });

  it('G8 are read by that id, and not by a GUID', async () => {
    const graph = await runGraph();
    const [card] = (await graph.call(path)).value;
    const byId = await graph.call(`${path}/${encodeURIComponent(String(card?.['id']))}`);
    const byGuid = await graph.call(`${path}/${guidIn(String(card?.['id']))}`);

    expect(byId.body['displayName']).toBe(card?.['displayName']);
    expect([byGuid.status, errorCode(byGuid)]).toEqual([404, 'ErrorItemNotFound']);
  });

  it('G8 are paged, and there may be two with one address', async () => {
    const graph = await runGraph({ customersPage: 10 });
    const cards: Json[] = [];
    for (let link: unknown = path; typeof link === 'string';) {
      const { value, body } = await graph.call(link);
      expect(value.length).toBeLessThanOrEqual(10);
      cards.push(...value);
      link = body['@odata.nextLink'];
    }
    const ofAdele = cards.filter((card) => card['emailAddress'] === 'Adele.Vance@Post.example');

    expect(cards.length).toBe(
      graph.world.bookingCustomers.filter(({ businessId }) => businessId === centre).length,
    );
    expect(ofAdele).toHaveLength(2);
  });

  it('G8 are missing for people who were booked without one', async () => {
    const graph = await runGraph();
    const { value } = await graph.call(path);

    expect(value.map((card) => card['displayName'])).not.toContain('Allan Deyoung');
  });
});
