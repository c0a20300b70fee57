// What may be written of each kind of record, and what only the service itself writes.
// https://graph.microsoft.com/v1.0/$metadata
import type { Properties } from './complexTypes.ts';

export type EntityType = {
  writable: Properties;
  /** Set when the record is made, and refused afterwards. */
  onlyOnCreate: readonly string[];
  /** Needed to make a record. */
  needed: readonly string[];
  readOnly: readonly string[];
};

/** The metadata does not mark them as computed, but nobody was seen to write them. */
const stampedByTheService = ['id', 'createdDateTime', 'lastUpdatedDateTime'];

const bookingBusiness: EntityType = {
  writable: {
    address: 'physicalAddress?',
    bookingPageSettings: 'bookingPageSettings?',
    businessHours: 'Collection(bookingWorkHours)?',
    businessType: 'Edm.String?',
    defaultCurrencyIso: 'Edm.String?',
    displayName: 'Edm.String',
    email: 'Edm.String?',
    languageTag: 'Edm.String?',
    phone: 'Edm.String?',
    schedulingPolicy: 'bookingSchedulingPolicy?',
    webSiteUrl: 'Edm.String?',
  },
  onlyOnCreate: [],
  needed: ['displayName'],
  // Publishing sets both: https://learn.microsoft.com/graph/api/bookingbusiness-publish
  readOnly: [...stampedByTheService, 'isPublished', 'publicUrl'],
};

/** https://learn.microsoft.com/graph/api/bookingappointment-update */
const bookingAppointment: EntityType = {
  writable: {
    additionalInformation: 'Edm.String?',
    appointmentLabel: 'Edm.String?',
    customerNotes: 'Edm.String?',
    customers: 'Collection(bookingCustomerInformation)',
    customerTimeZone: 'Edm.String?',
    endDateTime: 'dateTimeTimeZone',
    isCustomerAllowedToManageBooking: 'Edm.Boolean?',
    isLocationOnline: 'Edm.Boolean',
    maximumAttendeesCount: 'Edm.Int32',
    optOutOfCustomerEmail: 'Edm.Boolean',
    postBuffer: 'Edm.Duration',
    preBuffer: 'Edm.Duration',
    price: 'Edm.Double',
    priceType: 'bookingPriceType',
    reminders: 'Collection(bookingReminder)?',
    selfServiceAppointmentId: 'Edm.String?',
    serviceId: 'Edm.String?',
    serviceLocation: 'location?',
    serviceName: 'Edm.String',
    serviceNotes: 'Edm.String?',
    smsNotificationsEnabled: 'Edm.Boolean',
    staffMemberIds: 'Collection(Edm.String)?',
    startDateTime: 'dateTimeTimeZone',
  },
  // Marked as immutable in the metadata, though the page on updating lists serviceId.
  onlyOnCreate: ['customerNotes', 'serviceId'],
  needed: ['endDateTime', 'serviceId', 'startDateTime'],
  readOnly: [
    ...stampedByTheService,
    'anonymousJoinWebUrl',
    // Copies of the one customer.
    'customerEmailAddress',
    'customerName',
    'customerPhone',
    // Computed by the metadata, though the page on updating lists both.
    'duration',
    'filledAttendeesCount',
    'joinWebUrl',
  ],
};

const bookingCustomer: EntityType = {
  writable: {
    addresses: 'Collection(physicalAddress)?',
    displayName: 'Edm.String',
    emailAddress: 'Edm.String?',
    phones: 'Collection(phone)?',
  },
  onlyOnCreate: [],
  needed: ['displayName'],
  readOnly: stampedByTheService,
};

const bookingService: EntityType = {
  writable: {
    additionalInformation: 'Edm.String?',
    customQuestions: 'Collection(bookingQuestionAssignment)?',
    defaultDuration: 'Edm.Duration',
    defaultLocation: 'location?',
    defaultPrice: 'Edm.Double',
    defaultPriceType: 'bookingPriceType',
    defaultReminders: 'Collection(bookingReminder)?',
    description: 'Edm.String?',
    displayName: 'Edm.String',
    isAnonymousJoinEnabled: 'Edm.Boolean',
    isCustomerAllowedToManageBooking: 'Edm.Boolean?',
    isHiddenFromCustomers: 'Edm.Boolean',
    isLocationOnline: 'Edm.Boolean',
    languageTag: 'Edm.String',
    maximumAttendeesCount: 'Edm.Int32',
    notes: 'Edm.String?',
    postBuffer: 'Edm.Duration',
    preBuffer: 'Edm.Duration',
    schedulingPolicy: 'bookingSchedulingPolicy?',
    smsNotificationsEnabled: 'Edm.Boolean',
    staffMemberIds: 'Collection(Edm.String)?',
  },
  onlyOnCreate: [],
  needed: ['displayName'],
  readOnly: [...stampedByTheService, 'webUrl'],
};

/** https://learn.microsoft.com/graph/api/bookingbusiness-post-staffmembers */
const bookingStaffMember: EntityType = {
  writable: {
    availabilityIsAffectedByPersonalCalendar: 'Edm.Boolean',
    displayName: 'Edm.String',
    emailAddress: 'Edm.String?',
    isEmailNotificationEnabled: 'Edm.Boolean',
    role: 'bookingStaffRole',
    timeZone: 'Edm.String?',
    useBusinessHours: 'Edm.Boolean',
    workingHours: 'Collection(bookingWorkHours)?',
  },
  onlyOnCreate: [],
  needed: ['displayName', 'emailAddress'],
  // The member answers an invitation; nobody else does it for him.
  readOnly: [...stampedByTheService, 'membershipStatus'],
};

const bookingCustomQuestion: EntityType = {
  writable: {
    answerInputType: 'answerInputType?',
    answerOptions: 'Collection(Edm.String)?',
    displayName: 'Edm.String',
  },
  onlyOnCreate: [],
  needed: ['displayName'],
  readOnly: stampedByTheService,
};

export const entityTypes = {
  bookingBusiness,
  bookingAppointment,
  bookingCustomer,
  bookingService,
  bookingStaffMember,
  bookingCustomQuestion,
};
export type EntityTypeName = keyof typeof entityTypes;
