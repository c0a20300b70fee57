import { z } from 'zod';
import type { BookingStaffMember } from '../domain/bookingAppointment.ts';
import { asId } from '../domain/ids.ts';

/** https://learn.microsoft.com/graph/api/resources/bookingstaffmember */
export const StaffMember = z
  .object({ id: z.string().min(1), displayName: z.string().nullish() })
  .transform((member): BookingStaffMember => ({
    id: asId<'bookingStaffMember'>(member.id),
    displayName: member.displayName ?? '',
  }));
