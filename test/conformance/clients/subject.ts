// Whom Microsoft's clients are put before: the simulator, or a tenant of Microsoft's own. The suites know no difference.

export type Subject = {
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** Sends a request to one of Microsoft's addresses, or to what stands for it. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Id of a booking business that the application may read. */
  bookingBusiness: string;
  /** What Teams would give the tab of somebody who works with that business. */
  userToken?: () => Promise<string>;
  businessCentral?: { environment: string; company: string };
};

/** Why a part of the suite cannot be played on a subject, as the end of a sentence; empty where it can. */
export type Lacks = { userToken: string; businessCentral: string; drafts: string };

export type OpenSubject = () => Promise<Subject>;

export const authority = 'https://login.microsoftonline.com';
export const scopeOf = {
  graph: 'https://graph.microsoft.com/.default',
  businessCentral: 'https://api.businesscentral.dynamics.com/.default',
};
