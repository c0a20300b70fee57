// Addresses, places, opening hours and settings of the page: nothing that invoicing needs, but Graph sends them along.

export const emptyAddress = {
  street: '',
  city: '',
  state: '',
  countryOrRegion: '',
  postalCode: '',
};

/** `location`: https://learn.microsoft.com/graph/api/resources/location */
export function locationNamed(displayName: string) {
  return {
    displayName,
    locationEmailAddress: null,
    locationUri: '',
    locationType: null,
    uniqueId: null,
    uniqueIdType: null,
    address: emptyAddress,
    coordinates: {
      altitude: null,
      latitude: null,
      longitude: null,
      accuracy: null,
      altitudeAccuracy: null,
    },
  };
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const weekend = ['saturday', 'sunday'];

/** `bookingWorkHours` for each day of the week. */
export const workingHours = [
  ...weekdays.map((day) => ({
    day,
    timeSlots: [{ startTime: '08:00:00.0000000', endTime: '18:00:00.0000000' }],
  })),
  ...weekend.map((day) => ({ day, timeSlots: [] })),
];

export const schedulingPolicy = {
  timeSlotInterval: 'PT15M',
  minimumLeadTime: 'P1D',
  maximumAdvance: 'P365D',
  sendConfirmationsToOwner: true,
  allowStaffSelection: true,
  isMeetingInviteToCustomersEnabled: false,
  generalAvailability: { availabilityType: 'bookWhenStaffAreFree', businessHours: [] },
  customAvailabilities: [],
};

export const bookingPageSettings = {
  accessControl: 'unrestricted',
  bookingPageColorCode: '#0078d4',
  customerConsentMessage: '',
  enforceOneTimePassword: false,
  isBusinessLogoDisplayEnabled: false,
  isCustomerConsentEnabled: false,
  isSearchEngineIndexabilityDisabled: false,
  isTimeSlotTimeZoneSetToBusinessTimeZone: true,
  privacyPolicyWebUrl: '',
  termsAndConditionsWebUrl: '',
};
