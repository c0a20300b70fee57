// Continuous access evaluation: https://learn.microsoft.com/entra/identity-platform/claims-challenge
import { describe, expect, it } from 'vitest';
import type { GraphSwitches } from '../../../simulator/graph/graphSwitches.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { startTestSimulator } from '../startTestSimulator.ts';
import { below, centre, now, runGraph, type Answer } from './runningGraph.ts';

const { megan } = organisation.users;
const second = now.getTime() / 1000;
const canBearIt = { claims: { xms_cc: ['CP1'] } };

async function challenged(
  fields: { challengedAt?: string; tokensValidFrom?: string },
  switches: Partial<GraphSwitches> = {},
) {
  const graph = await runGraph({}, { switches });
  graph.world.users.patch(megan.id, fields);
  return graph;
}

function claimsIn({ headers }: Answer): unknown {
  const encoded = /claims="([^"]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1] ?? '';
  return JSON.parse(Buffer.from(encoded, 'base64').toString());
}

describe('a challenge', () => {
  it('G11 refuses tokens that are good, and says from when on new ones are taken', async () => {
    const graph = await challenged({ challengedAt: now.toISOString() });
    const answer = await graph.call(below(centre), { token: await graph.token(canBearIt) });

    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_claims"');
    expect(claimsIn(answer)).toEqual({
      access_token: { nbf: { essential: true, value: String(second + 1) } },
    });
    const later = await graph.token({ claims: { xms_cc: ['CP1'], iat: second + 1 } });
    expect((await graph.call(below(centre), { token: later })).status).toBe(200);
  });

  it('G11 is not sent to clients that cannot bear it', async () => {
    const graph = await challenged({ challengedAt: now.toISOString() });

    expect((await graph.call(below(centre))).status).toBe(200);
  });

  it('G11 follows the end of sessions only where that reaches Graph', async () => {
    const ended = { tokensValidFrom: now.toISOString() };
    const usual = await challenged(ended);
    const turned = await challenged(ended, { revocationReachesGraph: true });
    const statusFor = async (graph: typeof usual): Promise<number> =>
      (await graph.call(below(centre), { token: await graph.token(canBearIt) })).status;

    expect([await statusFor(usual), await statusFor(turned)]).toEqual([200, 401]);
  });

  it('G11 is asked for at the control address', async () => {
    const simulator = await startTestSimulator();
    const token = await simulator.token({
      user: 'megan',
      resource: 'graph',
      claims: { xms_cc: ['cp1'] },
    });
    const read = async (): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${simulator.origins.graph}${below(centre)}`, { headers })).status;
    };

    expect(await read()).toBe(200);
    expect((await simulator.control('POST', '/entra/users/megan/challenge')).status).toBe(204);
    expect(await read()).toBe(401);
  });
});
