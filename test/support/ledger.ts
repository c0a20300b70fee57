// A setup with appointments, runs and drafts, put straight into a database.
import { randomUUID } from 'node:crypto';
import type { BookingAppointment } from '../../api/domain/bookingAppointment.ts';
import { asId, type BookingId, type SalesInvoiceDraftId } from '../../api/domain/ids.ts';
import { Exact } from '../../api/domain/money.ts';
import { CustomerSyncSettings } from '../../api/contract/customerSync.ts';
import { InvoicingSettings } from '../../api/contract/syncSetups.ts';
import { saveAppointments } from '../../api/state/appointments.ts';
import { listBookings } from '../../api/state/bookings.ts';
import type { Db } from '../../api/state/database.ts';
import { insertInvoiceRun } from '../../api/state/invoiceRuns.ts';
import type { JournalEntry } from '../../api/state/journal.ts';
import {
  insertSalesInvoiceDrafts,
  type SalesInvoiceDraftRecord,
} from '../../api/state/salesInvoiceDrafts.ts';
import { insertSyncSetup, type SyncSetupRecord } from '../../api/state/syncSetups.ts';

export const now = '2026-11-23T10:00:00.000Z';

export async function newSetup(db: Db, different: Partial<SyncSetupRecord> = {}) {
  const setup: SyncSetupRecord = {
    id: asId<'syncSetup'>(randomUUID()),
    tenantId: asId<'tenant'>(randomUUID()),
    version: 1,
    bookingBusiness: {
      id: asId<'bookingBusiness'>(`${randomUUID()}@contoso.example`),
      displayName: 'Contoso Clinic',
      currencyCode: 'EUR',
      timeZone: 'Europe/Berlin',
    },
    environment: 'Production',
    company: {
      id: asId<'company'>(randomUUID()),
      name: 'Contoso',
      displayName: 'Contoso',
      currencyCode: 'EUR',
    },
    startDate: '2026-11-01',
    enabled: true,
    writingStopped: false,
    intervalMinutes: 60,
    settings: InvoicingSettings.parse({}),
    customerSync: CustomerSyncSettings.parse({}),
    syncUser: { userId: asId<'user'>('megan'), displayName: 'Megan', needsSignIn: false },
    createdAt: now,
    ...different,
  };
  const outcome = await insertSyncSetup(db, setup);
  return { setup, outcome };
}

export function appointment(different: Partial<BookingAppointment> = {}): BookingAppointment {
  return {
    id: asId<'bookingAppointment'>(randomUUID()),
    serviceId: asId<'bookingService'>('massage'),
    serviceName: 'Massage',
    startAt: '2026-11-20T09:00:00.000Z',
    endAt: '2026-11-20T10:00:00.000Z',
    priceType: 'fixedPrice',
    price: new Exact('62.50'),
    staffMemberIds: [],
    maximumAttendeesCount: 1,
    filledAttendeesCount: 1,
    customerName: 'Adele Vance',
    customerEmail: 'adele@contoso.example',
    listedAttendees: [],
    updatedAt: null,
    attendees: [{ customerId: null, displayName: 'Adele Vance', email: 'adele@contoso.example' }],
    ...different,
  };
}

/** Saves appointments and answers the ids of their bookings. */
export async function book(
  db: Db,
  setup: SyncSetupRecord,
  appointments: BookingAppointment[],
): Promise<BookingId[]> {
  await saveAppointments(db, setup, { appointments, fingerprints: new Map(), now });
  const ids = new Set(appointments.map(({ id }) => id));
  const bookings = await listBookings(db, setup);
  return bookings.filter(({ appointmentId }) => ids.has(appointmentId)).map(({ id }) => id);
}

/** A run with one planned draft. */
export async function newDraft(
  db: Db,
  setup: SyncSetupRecord,
  different: Partial<SalesInvoiceDraftRecord> = {},
): Promise<SalesInvoiceDraftRecord> {
  const { id: syncSetupId, tenantId } = setup;
  const runId = asId<'invoiceRun'>(randomUUID());
  await insertInvoiceRun(db, {
    id: runId,
    tenantId,
    syncSetupId,
    state: 'running',
    waitingFor: null,
    startedAt: now,
    finishedAt: null,
    startedBy: { userId: asId<'user'>('megan'), displayName: 'Megan' },
    idempotencyKey: randomUUID(),
    requestHash: 'hash',
    previewId: asId<'invoicePreview'>(randomUUID()),
    leftOut: [],
    totals: { bookings: 1, sums: [] },
    retryOf: null,
    confirmations: [],
    origin: 'started',
  });
  const draft: SalesInvoiceDraftRecord = {
    id: asId<'salesInvoiceDraft'>(randomUUID()),
    runId,
    tenantId,
    syncSetupId,
    position: 0,
    state: 'planned',
    marker: `BK-${randomUUID().slice(0, 8).toUpperCase()}`,
    markerField: 'externalDocumentNumber',
    environment: 'Production',
    companyId: setup.company.id,
    customer: {
      id: asId<'customer'>(randomUUID()),
      number: 'C1',
      displayName: 'Adele Vance',
      type: 'Person',
      email: 'adele@contoso.example',
      city: 'Berlin',
      blocked: false,
      currencyCode: '',
    },
    currencyCode: 'EUR',
    pricesIncludeTax: null,
    lines: [],
    expectedTotal: new Exact('62.50'),
    isEstimate: true,
    attempt: 0,
    sentAt: null,
    unknownSince: null,
    checkAgainAt: null,
    salesInvoice: null,
    problem: null,
    undo: null,
    inParts: false,
    failures: 0,
    ...different,
  };
  await insertSalesInvoiceDrafts(db, [draft]);
  return draft;
}

export function step(draftId: SalesInvoiceDraftId | null = null): JournalEntry {
  return {
    at: now,
    actor: 'megan',
    kind: 'tested',
    syncSetupId: null,
    runId: null,
    draftId,
    details: { b: [1, { d: 'x', c: null }], a: 'y' },
  };
}
