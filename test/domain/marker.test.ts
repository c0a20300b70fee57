import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { markerOf } from '../../api/domain/marker.ts';

const draftId = asId<'salesInvoiceDraft'>('d0000000-0000-4000-8000-000000000001');

describe('a marker', () => {
  it('is the same whenever it is made, so that a draft is found again after a crash', () => {
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
});
