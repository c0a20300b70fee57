import { describe, expect, it } from 'vitest';
import { createFaults, type FaultPlanInput } from '../../../simulator/faults.ts';
import { FaultRule } from '../../../simulator/faults/faultRule.ts';

const asked = (method: string, path: string) => ({
  method,
  url: new URL(path, 'http://localhost'),
  headers: {},
  body: Buffer.alloc(0),
});

const requests = Array.from(
  { length: 40 },
  (_, index) =>
    [
      { service: 'graph', request: asked('GET', `/v1.0/solutions/bookingBusinesses/${index}`) },
      { service: 'graph', request: asked('GET', `/v1.0/x?$skiptoken=${index}`) },
      { service: 'graph', request: asked('POST', '/v1.0/solutions/bookingBusinesses') },
      { service: 'businessCentral', request: asked('POST', '/v2.0/Production/api/v2.0/$batch') },
      { service: 'entra', request: asked('POST', '/t/oauth2/v2.0/token') },
    ] as const,
).flat();

function draw(plan: FaultPlanInput, from: readonly (typeof requests)[number][] = requests) {
  const faults = createFaults();
  faults.replace([], plan);
  return from.map((each) => ({ ...each, fault: faults.take(each.service, each.request) }));
}

describe('faults out of a seed', () => {
  it('are the same for the same requests, and others for another seed', () => {
    const drawn = draw({ seed: 1, rate: 0.3 });
    expect(draw({ seed: 1, rate: 0.3 })).toEqual(drawn);
    expect(draw({ seed: 2, rate: 0.3 })).not.toEqual(drawn);
  });

  it('do not depend on what other requests come between', () => {
    const ofGraph = requests.filter(({ service }) => service === 'graph');
    const among = draw({ seed: 1, rate: 0.3 }).filter(({ service }) => service === 'graph');
    expect(draw({ seed: 1, rate: 0.3 }, ofGraph)).toEqual(among);
  });

  it('come as often as the rate says', () => {
    const hits = (rate: number) => draw({ seed: 3, rate }).filter(({ fault }) => fault).length;
    expect(hits(0)).toBe(0);
    expect(hits(1)).toBe(requests.length);
    expect(hits(0.3)).toBeGreaterThan(requests.length * 0.2);
    expect(hits(0.3)).toBeLessThan(requests.length * 0.4);
  });

  it('are of the kinds and services that are asked for, and only where they can happen', () => {
    const kinds: FaultPlanInput['kinds'] = ['doneLater', 'changedMeanwhile'];
    const drawn = draw({ seed: 1, rate: 1, kinds, services: ['businessCentral'] });
    for (const { service, fault } of drawn) {
      if (service === 'businessCentral') expect(kinds).toContain(fault?.kind);
      else expect(fault).toBeUndefined();
    }
    const lost = draw({ seed: 1, rate: 1, kinds: ['pageLost'] }).filter(({ fault }) => fault);
    expect(lost).toHaveLength(40);
    for (const { request } of lost) expect(request.url.search).toContain('$skiptoken');
  });

  it('are all such as a rule may ask for', () => {
    const drawn = draw({ seed: 1, rate: 1 }).flatMap(({ fault }) => fault ?? []);
    for (const fault of drawn) expect(FaultRule.parse(fault)).toEqual(fault);
    expect(new Set(drawn.map(({ kind }) => kind)).size).toBeGreaterThan(8);
  });

  it('leave the first word to rules, which do not shift them', () => {
    const plan = { seed: 1, rate: 0.3 };
    const faults = createFaults();
    faults.replace([{ service: 'entra', kind: 'cut', times: 1 }], plan);
    const mixed = requests.map(({ service, request }) => faults.take(service, request));
    expect(mixed[4]).toMatchObject({ kind: 'cut' });
    const drawn = draw(plan).map(({ fault }) => fault);
    expect(mixed.toSpliced(4, 1)).toEqual(drawn.toSpliced(4, 1));
  });
});
