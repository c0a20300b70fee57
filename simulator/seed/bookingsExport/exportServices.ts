// The services of an export, and the items that stand for them in Business Central.
import type { BookingService } from '../../graph/records.ts';
import type { SeededBusiness } from '../bookingBusiness.ts';
import type { SeededCompany } from '../company.ts';
import type { ExportAppointment } from './exportAppointments.ts';

export function serviceKey(serviceName: string): string {
  return serviceName.toLowerCase();
}

/** A service for each name, as it is in most of its appointments; an item for each but the rarest. */
export function seedExportServices(
  appointments: readonly ExportAppointment[],
  { business, company }: { business: SeededBusiness; company: SeededCompany },
): Map<string, BookingService> {
  const byName = new Map<string, ExportAppointment[]>();
  for (const appointment of appointments) {
    const key = serviceKey(appointment.rows[0].serviceName);
    byName.set(key, [...(byName.get(key) ?? []), appointment]);
  }
  const byUse = [...byName].toSorted(([, some], [, others]) => others.length - some.length);
  const services = new Map<string, BookingService>();
  byUse.forEach(([key, booked], index) => {
    const service = business.addService(serviceOf(booked));
    services.set(key, service);
    const isRarest = index > 0 && index === byUse.length - 1;
    if (!isRarest) {
      company.addItem({ displayName: service.displayName, unitPrice: service.defaultPrice });
    }
  });
  return services;
}

function serviceOf(booked: readonly ExportAppointment[]) {
  const rows = booked.map((appointment) => appointment.rows[0]);
  const [defaultPriceType, defaultPrice] = mostFrequent(
    rows.map(({ priceType, price }) => [priceType, price] as const),
  );
  const largestGroup = Math.max(
    1,
    ...booked.map(({ rows: group }) =>
      group[0].isGroup ? Math.max(2, group.length, group[0].signedUp) : 1,
    ),
  );
  return {
    displayName: mostFrequent(rows.map(({ serviceName }) => serviceName)),
    defaultPriceType,
    defaultPrice,
    defaultDurationMinutes: mostFrequent(rows.map(({ minutes }) => minutes)),
    maximumAttendeesCount: largestGroup,
  };
}

/** Of a list that is not empty; the earliest among equals. */
function mostFrequent<T>(values: readonly T[]): T {
  const counts = new Map<string, { value: T; count: number }>();
  for (const value of values) {
    const key = JSON.stringify(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].toSorted((one, other) => other.count - one.count);
  if (!most) throw new Error('Cannot tell the most frequent of no values');
  return most.value;
}
