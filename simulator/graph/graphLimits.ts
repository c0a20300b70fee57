/**
 * How much the simulated Graph answers at once. Published are only the 500 businesses, the four requests, the twenty of
 * a batch and the hundred staff members.
 */
export type GraphLimits = {
  /** Businesses in a list, which has no second page. */
  businesses: number;
  /** Businesses of which somebody who does not administer the tenant gets a list at all. */
  businessesForPeople: number;
  appointmentsPage: number;
  customersPage: number;
  /** Appointments in one calendarView; more of them are refused with 416. */
  calendarView: number;
  /** Requests at once of one application in one booking mailbox. */
  atOncePerMailbox: number;
  /** Requests in one batch. */
  batch: number;
  /** Staff members of one business. */
  staffMembers: number;
};

export const usualLimits: GraphLimits = {
  businesses: 500,
  businessesForPeople: 500,
  appointmentsPage: 100,
  customersPage: 100,
  calendarView: 1000,
  atOncePerMailbox: 4,
  batch: 20,
  staffMembers: 100,
};
