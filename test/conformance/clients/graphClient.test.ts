// What the Graph client makes of things that only a simulator can have at will.
import {
  BatchRequestContent,
  BatchResponseContent,
  GraphError,
} from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from 'vitest';
import { graphFor } from './graphFor.ts';
import { batched, Batch } from './graphBatch.ts';
import { msalFor } from './msalFor.ts';
import { pageThrough } from './pageThrough.ts';
import { openSimulator, type SimulatedSubject } from './simulatedSubject.ts';
import { scopeOf } from './subject.ts';

const pathOf = ({ bookingBusiness }: SimulatedSubject): string =>
  `/solutions/bookingBusinesses/${encodeURIComponent(bookingBusiness)}`;

/** As somebody, by way of the token that Teams gives the tab. */
async function graphAs(subject: SimulatedSubject, user: string) {
  const client = msalFor(subject);
  const tokenWith = async (claims?: string): Promise<string> => {
    const oboAssertion = await subject.simulator.token({ user, resource: 'api' });
    const scopes = [scopeOf.graph];
    const request = { oboAssertion, scopes, ...(claims !== undefined && { claims }) };
    return (await client.acquireTokenOnBehalfOf(request))?.accessToken ?? '';
  };
  let token = await tokenWith();
  return {
    graph: graphFor(subject, async () => token),
    answerClaims: async (claims: string) => {
      token = await tokenWith(claims);
    },
  };
}

async function errorOf(asked: Promise<unknown>): Promise<GraphError> {
  const error: unknown = await asked.catch((thrown: unknown) => thrown);
  if (error instanceof GraphError) return error;
  throw new Error('No GraphError', { cause: error });
}

/** With a time to wait of nothing; without a word of it the library waits for seconds. */
function refuseWith(
  { simulator }: SimulatedSubject,
  rule: { status: number; times?: number },
): void {
  simulator.faults.replace([{ kind: 'status', service: 'graph', retryAfter: 0, ...rule }]);
}

const callsOfGraph = ({ calls }: SimulatedSubject): string[] =>
  calls.filter((call) => call.startsWith('https://graph.microsoft.com/'));

describe('the Graph client', () => {
  it('gets all that the world holds, over several pages of the real address', async () => {
    const subject = await openSimulator();
    const { world } = subject.simulator;
    const graph = graphFor(subject);
    const isThere = ({ businessId }: { businessId: string }): boolean =>
      businessId === subject.bookingBusiness;
    const appointments = await pageThrough(graph, `${pathOf(subject)}/appointments`);
    const held = world.bookingAppointments.filter(isThere);
    expect(appointments.map(({ id }) => id).toSorted()).toEqual(
      held.map(({ id }) => id).toSorted(),
    );
    const customers = await pageThrough(graph, `${pathOf(subject)}/customers`);
    const names = world.bookingCustomers.filter(isThere).map(({ displayName }) => displayName);
    const shown = customers.map((card) => String(card['displayName']));
    expect(shown.toSorted()).toEqual(names.toSorted());

    const pages = subject.calls.filter((call) =>
      call.includes(subject.bookingBusiness.slice(0, 8)),
    );
    expect(pages.length).toBeGreaterThan(4);
    expect(pages.filter((page) => !page.startsWith('https://graph.microsoft.com/v1.0/'))).toEqual(
      [],
    );
  });

  it.each([429, 503, 504])(
    'asks again after %i, without waiting where it is told so',
    async (status) => {
      const subject = await openSimulator();
      refuseWith(subject, { status, times: 2 });
      const business: unknown = await graphFor(subject).api(pathOf(subject)).get();
      expect(business).toMatchObject({ id: subject.bookingBusiness });
      expect(callsOfGraph(subject)).toHaveLength(3);
    },
  );

  it('tells of too many requests once it has asked three times more', async () => {
    const subject = await openSimulator();
    refuseWith(subject, { status: 429 });
    const error = await errorOf(graphFor(subject).api(pathOf(subject)).get());
    expect(error).toMatchObject({ statusCode: 429, headers: expect.any(Headers) });
    expect(error.headers?.get('retry-after')).toBe('0');
    expect(callsOfGraph(subject)).toHaveLength(4);
  });

  it('gets four answers of five for one mailbox out of a batch, and how long to wait', async () => {
    const subject = await openSimulator();
    const content = new BatchRequestContent(
      ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, request: batched(pathOf(subject)) })),
    );
    const sent = await content.getContent();
    const answer: unknown = await graphFor(subject).api('/$batch').post(sent);
    const responses = [...new BatchResponseContent(Batch.parse(answer)).getResponses().values()];
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(4);
    const refused = responses.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect(await refused?.json()).toMatchObject({ error: { code: 'ApplicationThrottled' } });
  });

  it('gets nothing of what depends on a failure', async () => {
    const subject = await openSimulator();
    const content = new BatchRequestContent([
      { id: 'done', request: batched(pathOf(subject)) },
      { id: 'failed', request: batched('/nonsense'), dependsOn: ['done'] },
      { id: 'left', request: batched(`${pathOf(subject)}/services`), dependsOn: ['failed'] },
    ]);
    const sent = await content.getContent();
    const answer: unknown = await graphFor(subject).api('/$batch').post(sent);
    const responses = new BatchResponseContent(Batch.parse(answer));
    const statuses = ['done', 'failed', 'left'].map((id) => responses.getResponseById(id).status);
    expect(statuses).toEqual([200, 400, 424]);
  });

  it('tells a person without a role what Bookings says to one', async () => {
    const subject = await openSimulator();
    const { graph } = await graphAs(subject, 'alex');
    const error = await errorOf(graph.api(`${pathOf(subject)}/appointments`).get());
    expect(error).toMatchObject({ statusCode: 404, code: 'ErrorFolderNotFound' });
  });

  it('hands over the claims of a challenge, and goes on once MSAL answered them', async () => {
    const subject = await openSimulator();
    const { graph, answerClaims } = await graphAs(subject, 'megan');
    await subject.simulator.control('POST', '/entra/users/megan/challenge');
    const error = await errorOf(graph.api(pathOf(subject)).get());
    expect(error).toMatchObject({ statusCode: 401, code: 'InvalidAuthenticationToken' });
    const [, claims = ''] =
      /claims="([^"]+)"/.exec(error.headers?.get('www-authenticate') ?? '') ?? [];
    await answerClaims(Buffer.from(claims, 'base64').toString());
    expect(await graph.api(pathOf(subject)).get()).toMatchObject({ id: subject.bookingBusiness });
  });

  it('writes for somebody who may, and is refused as an application that may only read', async () => {
    const subject = await openSimulator();
    const token = await subject.simulator.token({
      user: 'megan',
      resource: 'graph',
      claims: { scp: 'Bookings.ReadWrite.All' },
    });
    const customers = `${pathOf(subject)}/customers`;
    const card = { '@odata.type': '#microsoft.graph.bookingCustomer', displayName: 'Nina' };
    const made: unknown = await graphFor(subject, async () => token)
      .api(customers)
      .post(card);
    expect(made).toMatchObject({ displayName: 'Nina', id: expect.any(String) });
    const refused = await errorOf(graphFor(subject).api(customers).post(card));
    expect(refused).toMatchObject({ statusCode: 403, code: 'ErrorAccessDenied' });
  });
});
