// Addresses, places and opening hours: nothing that invoicing needs, but Graph sends them along.

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
