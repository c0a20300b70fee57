// What the Graph client is used for, on either subject. Everything here only reads.
import {
  BatchRequestContent,
  BatchResponseContent,
  GraphError,
} from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Batch, batched } from './graphBatch.ts';
import { graphFor } from './graphFor.ts';
import { pageThrough } from './pageThrough.ts';
import type { OpenSubject } from './subject.ts';

const businesses = '/solutions/bookingBusinesses';
const Appointment = z.looseObject({
  id: z.string(),
  startDateTime: z.looseObject({ dateTime: z.string(), timeZone: z.string() }),
});
/** So many requests the mailbox of a business bears at once. */
const atOnce = 4;

export function describeGraph(open: OpenSubject): void {
  const openBusiness = async () => {
    const subject = await open();
    const path = `${businesses}/${encodeURIComponent(subject.bookingBusiness)}`;
    return { subject, path, graph: graphFor(subject) };
  };

  describe('the Graph client', () => {
    it('finds the business in the list of all', async () => {
      const { subject, graph } = await openBusiness();
      const ids = (await pageThrough(graph, businesses)).map(({ id }) => id.toLowerCase());
      expect(ids).toContain(subject.bookingBusiness.toLowerCase());
    });

    it.each(['appointments', 'customers', 'services', 'staffMembers'])(
      'gets each of the %s once, page by page',
      async (collection) => {
        const { graph, path } = await openBusiness();
        const ids = (await pageThrough(graph, `${path}/${collection}`)).map(({ id }) => id);
        expect(ids).not.toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
      },
    );

    it('lists what a week of the calendar shows', async () => {
      const { graph, path } = await openBusiness();
      const appointments = await pageThrough(graph, `${path}/appointments`);
      const starts = appointments.map((each) => Appointment.parse(each).startDateTime.dateTime);
      const from = new Date(`${starts.toSorted().at(-1)?.slice(0, 19) ?? ''}Z`);
      const window = new URLSearchParams({
        start: new Date(from.getTime() - 7 * 86_400_000).toISOString(),
        end: new Date(from.getTime() + 86_400_000).toISOString(),
      });
      const shown = await pageThrough(graph, `${path}/calendarView?${window.toString()}`);
      expect(shown).not.toEqual([]);
      const listed = appointments.map(({ id }) => id);
      expect(listed).toEqual(expect.arrayContaining(shown.map(({ id }) => id)));
    });

    it('reads in one batch what it reads one by one, and is told what is missing', async () => {
      const { graph, path } = await openBusiness();
      const listed = await pageThrough(graph, `${path}/appointments`);
      const wanted = listed.slice(0, atOnce - 1).map(({ id }) => id);
      const absent = another(wanted[0] ?? '');
      const addressOf = (id: string): string => `${path}/appointments/${encodeURIComponent(id)}`;
      const content = new BatchRequestContent(
        [...wanted, absent].map((id) => ({ id, request: batched(addressOf(id)) })),
      );
      const answer: unknown = await graph.api('/$batch').post(await content.getContent());
      const responses = new BatchResponseContent(Batch.parse(answer));
      for (const id of wanted) {
        const one = Appointment.parse(await graph.api(addressOf(id)).get());
        expect(responses.getResponseById(id).status).toBe(200);
        expect(await responses.getResponseById(id).json()).toMatchObject(one);
      }
      const missing = responses.getResponseById(absent);
      expect(missing.status).toBe(404);
      expect(await missing.json()).toMatchObject({ error: { code: 'ErrorItemNotFound' } });
    });

    it.each([
      { what: 'a token that nobody gave out', status: 401, code: 'InvalidAuthenticationToken' },
      {
        what: 'a property that is none',
        below: '?$select=nonsense',
        status: 400,
        code: 'BadRequest',
      },
      { what: 'a place that is none', below: '/nonsense', status: 400, code: 'BadRequest' },
    ])('makes a GraphError of the answer to $what', async ({ below = '', status, code }) => {
      const { subject, graph, path } = await openBusiness();
      const client = status === 401 ? graphFor(subject, async () => 'made-up') : graph;
      const asked = client.api(`${path}${below}`).get();
      const error: unknown = await asked.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(GraphError);
      expect(error).toMatchObject({
        statusCode: status,
        code,
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      });
    });
  });
}

/** An id as Exchange makes them, of nothing. */
function another(id: string): string {
  const middle = Math.floor(id.length / 2);
  return `${id.slice(0, middle)}00000000${id.slice(middle + 8)}`;
}
