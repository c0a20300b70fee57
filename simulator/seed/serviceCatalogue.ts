// What the therapy centre offers, with the item of Business Central that stands for it. The names of the two are alike
// but not the same, as in life; some services have no such item, or one that cannot be used.
import type { ItemFields } from './companyRecords.ts';
import type { ServiceFields } from './bookingBusiness.ts';

export type ServiceKey =
  | 'firstVisit'
  | 'therapy'
  | 'consulting'
  | 'backClass'
  | 'familyTalk'
  | 'siteSurvey'
  | 'homeVisit'
  | 'phoneCall'
  | 'report'
  | 'workshop'
  | 'checkUp'
  | 'online'
  | 'trial'
  | 'acupuncture'
  | 'trainingBand'
  | 'drainage';

type Offer = ServiceFields & { item?: ItemFields };

export const serviceCatalogue: Record<ServiceKey, Offer> = {
  firstVisit: {
    displayName: 'Erstgespräch',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 95,
    defaultDurationMinutes: 50,
    item: { displayName: 'Erstgespräch', unitPrice: 79.83 },
  },
  therapy: {
    displayName: 'Physiotherapie Einzelsitzung',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 62.5,
    defaultDurationMinutes: 30,
    item: {
      displayName: 'Physiotherapie, Einzelsitzung',
      unitPrice: 58.41,
      taxGroupCode: 'REDUCED',
    },
  },
  consulting: {
    displayName: 'Consulting hour',
    defaultPriceType: 'hourly',
    defaultPrice: 120,
    item: { displayName: 'Consulting per hour', unitPrice: 120, baseUnitOfMeasureCode: 'HOUR' },
  },
  backClass: {
    displayName: 'Rückenschule Gruppe',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 18,
    maximumAttendeesCount: 12,
    item: { displayName: 'Rückenschule (Gruppe)', unitPrice: 16.82, taxGroupCode: 'REDUCED' },
  },
  familyTalk: {
    displayName: 'Familienberatung',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 100,
    defaultDurationMinutes: 75,
    maximumAttendeesCount: 4,
    item: { displayName: 'Familienberatung', unitPrice: 100 },
  },
  siteSurvey: {
    displayName:
      'Gesundheit im Betrieb: Begehung und Beurteilung der Arbeitsplätze mit schriftlichem Bericht',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 890,
    defaultDurationMinutes: 180,
    item: {
      displayName: 'Gesundheit im Betrieb: Begehung, Beurteilung der Arbeitsplätze, Bericht',
      unitPrice: 890,
    },
  },
  homeVisit: {
    displayName: 'Home visit',
    defaultPriceType: 'startingAt',
    defaultPrice: 85,
    defaultDurationMinutes: 90,
    item: { displayName: 'Home visit', unitPrice: 85 },
  },
  phoneCall: {
    displayName: 'Kurzberatung am Telefon',
    defaultPriceType: 'free',
    defaultPrice: 0,
    defaultDurationMinutes: 15,
  },
  report: {
    displayName: 'Gutachten',
    defaultPriceType: 'priceVaries',
    defaultPrice: 0,
    defaultDurationMinutes: 100,
    item: { displayName: 'Gutachten, schriftlich', unitPrice: 240 },
  },
  workshop: {
    displayName: 'Ergonomics workshop',
    defaultPriceType: 'callUs',
    defaultPrice: 0,
    defaultDurationMinutes: 120,
    item: { displayName: 'Ergonomics workshop on site', unitPrice: 1450 },
  },
  checkUp: {
    displayName: 'Nachkontrolle',
    defaultPriceType: 'notSet',
    defaultPrice: 0,
    defaultDurationMinutes: 20,
    item: { displayName: 'Nachkontrolle', unitPrice: 35 },
  },
  online: {
    displayName: 'Online appointment',
    defaultPriceType: 'undefined',
    defaultPrice: 0,
    defaultDurationMinutes: 30,
    item: { displayName: 'Online appointment', unitPrice: 45 },
  },
  trial: {
    displayName: 'Probetraining',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 0,
    defaultDurationMinutes: 45,
    item: { displayName: 'Probetraining', unitPrice: 0 },
  },
  acupuncture: {
    displayName: 'Akupunktur',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 70,
    defaultDurationMinutes: 40,
  },
  trainingBand: {
    displayName: 'Therapieband mit Einweisung',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 24.9,
    defaultDurationMinutes: 15,
    item: { displayName: 'Therapieband', type: 'Inventory', unitPrice: 14.9 },
  },
  drainage: {
    displayName: 'Lymphdrainage',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 55,
    defaultDurationMinutes: 45,
    item: { displayName: 'Lymphdrainage', unitPrice: 51.4, blocked: true },
  },
};

/** Sold over the counter or not at all: items that no service stands for. */
export const otherItems: ItemFields[] = [
  { displayName: 'Massage oil 250 ml', type: 'Inventory', unitPrice: 12.5 },
  { displayName: 'Anfahrtspauschale', type: 'Non-Inventory', unitPrice: 15 },
  { displayName: 'Ausfallgebühr', unitPrice: 30, taxGroupCode: 'ZERO' },
];
