// What is written about staff members. Their roles are those of the booking page, not rights of users here.
import { z } from 'zod';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { badRequest } from './graphError.ts';
import { openForChange } from './openBusiness.ts';
import type { BookingStaffMember } from './records.ts';
import { readWrittenProperties } from './schema/readWrittenProperties.ts';
import { splitWritten } from './schema/splitWritten.ts';
import { findStaffMember, staffMemberAnswer } from './staffMembers.ts';

/** A calendar has a hundred at most. https://learn.microsoft.com/graph/api/bookingbusiness-post-staffmembers */
export function createStaffMember(call: GraphCall): GraphAnswer {
  const business = openForChange(call, 'settings');
  const written = readWrittenProperties(call, { type: 'bookingStaffMember', purpose: 'create' });
  const { world, now, random } = call.context;
  const there = world.bookingStaffMembers.filter(({ businessId }) => businessId === business.id);
  if (there.length >= call.limits.staffMembers) {
    throw badRequest(`A booking calendar has at most ${call.limits.staffMembers} staff members.`);
  }
  const at = now.toISOString();
  const member: BookingStaffMember = {
    id: random.guid(),
    businessId: business.id,
    displayName: '',
    emailAddress: '',
    role: 'guest',
    timeZone: business.businessTimeZone,
    createdAt: at,
    updatedAt: at,
  };
  const made = { ...member, ...splitWritten(written, Own, member.stated) };
  return staffMemberAnswer(call, business, world.bookingStaffMembers.put(made));
}

/** https://learn.microsoft.com/graph/api/bookingstaffmember-update */
export function updateStaffMember(call: GraphCall): undefined {
  const member = open(call);
  const written = readWrittenProperties(call, { type: 'bookingStaffMember', purpose: 'update' });
  call.context.world.bookingStaffMembers.patch(member.id, {
    ...splitWritten(written, Own, member.stated),
    updatedAt: call.context.now.toISOString(),
  });
}

/** Appointments keep the id of a member who is gone. */
export function deleteStaffMember(call: GraphCall): undefined {
  call.context.world.bookingStaffMembers.remove(open(call).id);
}

function open(call: GraphCall): BookingStaffMember {
  return findStaffMember(call, openForChange(call, 'settings'));
}

const Own = z.object({
  displayName: z.string().exactOptional(),
  emailAddress: z.string().exactOptional(),
  role: z.string().exactOptional(),
  timeZone: z.string().nullable().exactOptional(),
});
