import { z } from 'zod';
import { ErrorCode } from './errors.ts';

export const Role = z.enum(['viewer', 'invoicer', 'manager']);
export type Role = z.infer<typeof Role>;

/** Whether one remote service can be reached with this user's own rights. */
export const Reach = z.object({
  state: z.enum(['ok', 'consentRequired', 'interactionRequired', 'denied', 'unavailable']),
  code: ErrorCode.optional(),
  claims: z.string().optional(),
  consentUrl: z.string().optional(),
});
export type Reach = z.infer<typeof Reach>;

export const Me = z.object({
  userId: z.string(),
  tenantId: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
  bookings: Reach,
  businessCentral: Reach,
});
export type Me = z.infer<typeof Me>;
