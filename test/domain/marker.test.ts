import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type SalesInvoiceDraftId } from '../../api/domain/ids.ts';
import { isMarkerOf, markerOf as markerIn, type MarkerPlace } from '../../api/domain/marker.ts';

const place: MarkerPlace = {
  tenantId: asId('c0000000-0000-4000-8000-000000000001'),
  environment: 'Production',
  companyId: asId('c0000000-0000-4000-8000-000000000002'),
};
const markerOf = (id: SalesInvoiceDraftId, date: string) => markerIn(id, { date, place });
const draftId = asId<'salesInvoiceDraft'>('d0000000-0000-4000-8000-000000000001');

describe('a marker', () => {
  it('A8 is the same whenever it is made, so that a draft is found again after a crash', () => {
    expect(markerOf(draftId, '2026-11-23')).toBe(markerOf(draftId, '2026-11-23'));
    expect(markerOf(draftId, '2026-11-23')).toMatch(/^BK-20261123-/);
  });

  it('fits every field of Business Central that can carry it', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const marker = markerOf(asId<'salesInvoiceDraft'>(id), '2026-11-23');
        expect(marker).toMatch(/^[A-Z0-9-]{1,35}$/);
      }),
    );
  });

  it('is another one for every draft', () => {
    const markers = Array.from({ length: 5000 }, (_, index) =>
      markerOf(asId<'salesInvoiceDraft'>(`draft ${index}`), '2026-11-23'),
    );
    expect(new Set(markers).size).toBe(markers.length);
  });

  it('G9 is known in its own company, and nowhere else', () => {
    const marker = markerOf(draftId, '2026-11-23');
    expect(isMarkerOf(place, marker)).toBe(true);
    expect(isMarkerOf({ ...place, environment: 'PRODUCTION' }, marker)).toBe(true);
    expect(isMarkerOf({ ...place, environment: 'Sandbox' }, marker)).toBe(false);
    expect(isMarkerOf({ ...place, companyId: asId('another') }, marker)).toBe(false);
    for (const text of ['', 'PO 4711', 'BK-20261123', `${marker}-2`]) {
      expect(isMarkerOf(place, text)).toBe(false);
    }
  });
});
