// Types of properties that are objects; a question mark says that null is allowed.
// https://graph.microsoft.com/v1.0/$metadata

/** Names of properties with their types, spelt as the metadata spells them. */
export type Properties = Readonly<Record<string, string>>;

const bookingsAvailability: Properties = {
  availabilityType: 'bookingsServiceAvailabilityType',
  businessHours: 'Collection(bookingWorkHours)?',
};

export const complexTypes: Partial<Record<string, Properties>> = {
  bookingCustomerInformation: {
    customerId: 'Edm.String?',
    customQuestionAnswers: 'Collection(bookingQuestionAnswer)?',
    emailAddress: 'Edm.String?',
    location: 'location?',
    name: 'Edm.String?',
    notes: 'Edm.String?',
    phone: 'Edm.String?',
    timeZone: 'Edm.String?',
  },
  bookingPageSettings: {
    accessControl: 'bookingPageAccessControl',
    bookingPageColorCode: 'Edm.String',
    businessTimeZone: 'Edm.String',
    customerConsentMessage: 'Edm.String',
    enforceOneTimePassword: 'Edm.Boolean',
    isBusinessLogoDisplayEnabled: 'Edm.Boolean',
    isCustomerConsentEnabled: 'Edm.Boolean',
    isSearchEngineIndexabilityDisabled: 'Edm.Boolean',
    isTimeSlotTimeZoneSetToBusinessTimeZone: 'Edm.Boolean',
    privacyPolicyWebUrl: 'Edm.String',
    termsAndConditionsWebUrl: 'Edm.String',
  },
  bookingQuestionAnswer: {
    answer: 'Edm.String?',
    answerInputType: 'answerInputType?',
    answerOptions: 'Collection(Edm.String)?',
    isRequired: 'Edm.Boolean?',
    question: 'Edm.String?',
    questionId: 'Edm.String?',
    selectedOptions: 'Collection(Edm.String)?',
  },
  bookingQuestionAssignment: { isRequired: 'Edm.Boolean', questionId: 'Edm.String' },
  bookingReminder: {
    message: 'Edm.String',
    offset: 'Edm.Duration',
    recipients: 'bookingReminderRecipients',
  },
  bookingsAvailability,
  bookingsAvailabilityWindow: {
    ...bookingsAvailability,
    endDate: 'Edm.Date?',
    startDate: 'Edm.Date?',
  },
  bookingSchedulingPolicy: {
    allowStaffSelection: 'Edm.Boolean',
    customAvailabilities: 'Collection(bookingsAvailabilityWindow)?',
    generalAvailability: 'bookingsAvailability?',
    isMeetingInviteToCustomersEnabled: 'Edm.Boolean?',
    maximumAdvance: 'Edm.Duration',
    minimumLeadTime: 'Edm.Duration',
    sendConfirmationsToOwner: 'Edm.Boolean',
    timeSlotInterval: 'Edm.Duration',
  },
  bookingWorkHours: { day: 'dayOfWeek', timeSlots: 'Collection(bookingWorkTimeSlot)?' },
  bookingWorkTimeSlot: { endTime: 'Edm.TimeOfDay', startTime: 'Edm.TimeOfDay' },
  dateTimeTimeZone: { dateTime: 'Edm.String', timeZone: 'Edm.String?' },
  location: {
    address: 'physicalAddress?',
    coordinates: 'outlookGeoCoordinates?',
    displayName: 'Edm.String?',
    locationEmailAddress: 'Edm.String?',
    locationType: 'locationType?',
    locationUri: 'Edm.String?',
    uniqueId: 'Edm.String?',
    uniqueIdType: 'locationUniqueIdType?',
  },
  outlookGeoCoordinates: {
    accuracy: 'Edm.Double?',
    altitude: 'Edm.Double?',
    altitudeAccuracy: 'Edm.Double?',
    latitude: 'Edm.Double?',
    longitude: 'Edm.Double?',
  },
  phone: {
    language: 'Edm.String?',
    number: 'Edm.String?',
    region: 'Edm.String?',
    type: 'phoneType?',
  },
  physicalAddress: {
    city: 'Edm.String?',
    countryOrRegion: 'Edm.String?',
    postalCode: 'Edm.String?',
    state: 'Edm.String?',
    street: 'Edm.String?',
  },
};
