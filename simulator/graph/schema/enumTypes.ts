// Members of Bookings' enumerations. A value that is none of them is refused when it is written.
// https://graph.microsoft.com/v1.0/$metadata

export const bookingPriceTypes = [
  'undefined',
  'fixedPrice',
  'startingAt',
  'hourly',
  'free',
  'priceVaries',
  'callUs',
  'notSet',
  'unknownFutureValue',
] as const;

export const enumTypes: Partial<Record<string, readonly string[]>> = {
  answerInputType: ['text', 'radioButton', 'unknownFutureValue'],
  bookingPageAccessControl: ['unrestricted', 'restrictedToOrganization', 'unknownFutureValue'],
  bookingPriceType: bookingPriceTypes,
  bookingReminderRecipients: ['allAttendees', 'staff', 'customer', 'unknownFutureValue'],
  bookingsServiceAvailabilityType: [
    'bookWhenStaffAreFree',
    'notBookable',
    'customWeeklyHours',
    'unknownFutureValue',
  ],
  bookingStaffMembershipStatus: [
    'active',
    'pendingAcceptance',
    'rejectedByStaff',
    'unknownFutureValue',
  ],
  bookingStaffRole: [
    'guest',
    'administrator',
    'viewer',
    'externalGuest',
    'unknownFutureValue',
    'scheduler',
    'teamMember',
  ],
  dayOfWeek: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  locationType: [
    'default',
    'conferenceRoom',
    'homeAddress',
    'businessAddress',
    'geoCoordinates',
    'streetAddress',
    'hotel',
    'restaurant',
    'localBusiness',
    'postalAddress',
  ],
  locationUniqueIdType: ['unknown', 'locationStore', 'directory', 'private', 'bing'],
  phoneType: [
    'home',
    'business',
    'mobile',
    'other',
    'assistant',
    'homeFax',
    'businessFax',
    'otherFax',
    'pager',
    'radio',
  ],
};
