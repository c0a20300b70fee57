// Hand-written bookings: every rule by which the product decides about a booking has one that shows it.
import type { BookingAppointment } from '../graph/records.ts';
import type { CastName } from './castMembers.ts';
import type { ServiceKey } from './serviceCatalogue.ts';

export type CastBooking = {
  shows: string;
  who: CastName[];
  service: ServiceKey;
  when:
    | { daysAgo: number; hour: number; minutes?: number }
    | { endedMinutesAgo: number; minutes: number }
    | { acrossLastClockChange: true; minutes: number };
  /** Which of the two who see the cast; the first one unless given. */
  staff?: 0 | 1;
  fields?: Partial<BookingAppointment>;
};

export const castBookings: CastBooking[] = [
  shows('a customer with the same e-mail, in other letters', ['adele', 'therapy'], [1, 9]),
  shows('a Person contact of exactly one customer', ['isaiah', 'firstVisit'], [2, 9]),
  shows('two customers with one e-mail', ['lidia', 'therapy'], [2, 11]),
  shows('a Person contact of two customers', ['raul', 'firstVisit'], [3, 10]),
  shows('nobody whom Business Central knows', ['grady', 'therapy'], [3, 12]),
  shows('a blocked customer', ['nestor', 'therapy'], [4, 9]),
  shows('a customer blocked for shipping only', ['miriam', 'therapy'], [4, 11]),
  shows('a customer in another currency', ['johanna', 'firstVisit'], [5, 9]),
  shows('a person whose sales invoices are net', ['lynne', 'firstVisit'], [5, 14]),
  shows('a company whose sales invoices include VAT', ['henrietta', 'firstVisit'], [6, 9]),
  shows('an item that is no service', ['adele', 'trainingBand'], [6, 11]),
  shows('a blocked item', ['joni', 'drainage'], [7, 9]),
  shows('a service without any item like it', ['joni', 'acupuncture'], [7, 11]),
  shows('a customer that Business Central refuses', ['enrico', 'therapy'], [8, 9]),
  shows('older than twelve months', ['debra', 'therapy'], [400, 10]),
  shows('an attendee without an e-mail address', ['irvin', 'therapy'], [9, 9]),
  shows('a person without a customer card', ['allan', 'firstVisit'], [9, 11]),
  shows('a line of more than 100 characters', ['patti', 'siteSurvey'], [10, 9]),
  shows('starting at: somebody must say the price', ['adele', 'homeVisit'], [12, 9]),
  shows('price varies', ['lynne', 'report'], [12, 12]),
  shows('call us', ['henrietta', 'workshop'], [13, 9]),
  shows('no price set', ['joni', 'checkUp'], [13, 13]),
  shows('a price type without meaning', ['pradeep', 'online'], [14, 9]),
  shows('a fixed price of nothing', ['emily', 'trial'], [14, 11]),
  shows('free of charge', ['miriam', 'phoneCall'], [15, 9]),
  shows('not over yet', ['brian', 'therapy'], [-4, 10]),
  shows('not over yet', ['adele', 'firstVisit'], [-8, 11]),
  {
    shows: 'a line of more than 5,000',
    who: ['patti'],
    service: 'workshop',
    when: { daysAgo: 11, hour: 9, minutes: 480 },
    fields: { priceType: 'fixedPrice', price: 6800 },
  },
  {
    shows: 'a price that differs from the usual one of the service',
    who: ['brian'],
    service: 'therapy',
    when: { daysAgo: 16, hour: 9 },
    fields: { price: 54 },
  },
  {
    shows: 'hourly for 45 minutes',
    who: ['ben'],
    service: 'consulting',
    when: { daysAgo: 16, hour: 11, minutes: 45 },
  },
  {
    shows: 'hourly for 50 minutes, which five decimals of an hour do not tell exactly',
    who: ['ben'],
    service: 'consulting',
    when: { daysAgo: 17, hour: 9, minutes: 50 },
    fields: { price: 119.9 },
  },
  ...([0, 1] as const).map((staff): CastBooking => ({
    shows: 'likely the same visit twice',
    who: ['pradeep'],
    service: 'therapy',
    when: { daysAgo: 18, hour: 14 },
    staff,
  })),
  {
    shows: 'a service that is gone',
    who: ['emily'],
    service: 'therapy',
    when: { daysAgo: 19, hour: 9 },
    fields: { serviceId: '00000000-5e1f-4d2b-9c3a-7b6a59483726', serviceName: 'Infrarotkabine' },
  },
  {
    shows: 'a group whose attendees each pay',
    who: ['adele', 'isaiah', 'grady', 'lynne', 'joni'],
    service: 'backClass',
    when: { daysAgo: 20, hour: 16 },
  },
  {
    shows: 'three who may share a price that three do not divide',
    who: ['miriam', 'lynne', 'christie'],
    service: 'familyTalk',
    when: { daysAgo: 21, hour: 10 },
  },
  {
    shows: 'hourly over the night in which the clocks changed',
    who: ['christie'],
    service: 'consulting',
    when: { acrossLastClockChange: true, minutes: 180 },
  },
  {
    shows: 'over, but within the grace',
    who: ['delia'],
    service: 'therapy',
    when: { endedMinutesAgo: 5, minutes: 30 },
  },
];

function shows(
  what: string,
  [who, service]: [CastName, ServiceKey],
  [daysAgo, hour]: [number, number],
): CastBooking {
  return { shows: what, who: [who], service, when: { daysAgo, hour } };
}
