/** How much the simulated Graph answers at once. Microsoft publishes none of these but the first. */
export type GraphLimits = {
  /** Businesses in a list, which has no second page. */
  businesses: number;
  appointmentsPage: number;
  customersPage: number;
  /** Appointments in one calendarView; more of them are refused with 416. */
  calendarView: number;
};

export const usualLimits: GraphLimits = {
  businesses: 500,
  appointmentsPage: 100,
  customersPage: 100,
  calendarView: 1000,
};
