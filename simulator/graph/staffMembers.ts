// https://learn.microsoft.com/graph/api/resources/bookingstaffmember
import { collectionContext, openBusiness } from './bookingBusinesses.ts';
import { prefers, type GraphAnswer, type GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { workingHours } from './graphPlaces.ts';
import { entityAnswer, listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingStaffMember } from './records.ts';

export function listStaffMembers(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const staff = call.context.world.bookingStaffMembers.filter(
    ({ businessId }) => businessId === business.id,
  );
  const top = readTop(call.request.url.searchParams.get('$top'));
  return listAnswer(call, {
    context: collectionContext(business, 'staffMembers'),
    value: staff.slice(0, top).map((member) => wireStaffMember(member, call)),
    total: staff.length,
  });
}

export function getStaffMember(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const business = openBusiness(call);
  const member = call.context.world.bookingStaffMembers.get(call.ids[1]?.toLowerCase() ?? '');
  if (member?.businessId !== business.id) throw itemNotFound();
  return entityAnswer(call, {
    context: collectionContext(business, 'staffMembers/$entity'),
    record: wireStaffMember(member, call),
  });
}

function wireStaffMember(member: BookingStaffMember, call: GraphCall): GraphAnswer {
  return {
    '@odata.type': '#microsoft.graph.bookingStaffMember',
    id: member.id,
    displayName: member.displayName,
    emailAddress: member.emailAddress,
    availabilityIsAffectedByPersonalCalendar: true,
    role: wireRole(member.role, call),
    timeZone: member.timeZone,
    useBusinessHours: true,
    isEmailNotificationEnabled: true,
    membershipStatus: 'active',
    workingHours,
  };
}

/**
 * Members that came later than `unknownFutureValue` are told only to those who say that they can bear it.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 */
function wireRole(role: BookingStaffMember['role'], call: GraphCall): string {
  const isLate = role === 'scheduler' || role === 'teamMember';
  return isLate && !prefers(call, unknownMembers) ? 'unknownFutureValue' : role;
}

export const unknownMembers = 'include-unknown-enum-members';
