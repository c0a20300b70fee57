// https://learn.microsoft.com/graph/api/resources/bookingstaffmember
import { collectionContext, openBusiness } from './openBusiness.ts';
import { prefers, type GraphAnswer, type GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { workingHours } from './graphPlaces.ts';
import { entityAnswer, listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';
import type { BookingBusiness, BookingStaffMember } from './records.ts';
import { sinceTheBeginning, timestamps } from './graphTimes.ts';

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
  return staffMemberAnswer(call, business, findStaffMember(call, business));
}

export function staffMemberAnswer(
  call: GraphCall,
  business: BookingBusiness,
  member: BookingStaffMember,
): GraphAnswer {
  return entityAnswer(call, {
    context: collectionContext(business, 'staffMembers/$entity'),
    record: wireStaffMember(member, call),
  });
}

/** The staff member of the path. Throws the 404 where the business has none of that id. */
export function findStaffMember(
  { ids, context: { world } }: GraphCall,
  business: BookingBusiness,
): BookingStaffMember {
  const member = world.bookingStaffMembers.get(ids[1]?.toLowerCase() ?? '');
  if (member?.businessId !== business.id) throw itemNotFound();
  return member;
}

function wireStaffMember(member: BookingStaffMember, call: GraphCall): GraphAnswer {
  const { world, switches } = call.context;
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
    ...timestamps(sinceTheBeginning(member, world), switches.graph),
    workingHours,
    ...member.stated,
  };
}

/**
 * Members that came later than `unknownFutureValue` are told only to those who say that they can bear it.
 * https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
 */
function wireRole(role: string, call: GraphCall): string {
  const isLate = role === 'scheduler' || role === 'teamMember';
  return isLate && !prefers(call, unknownMembers) ? 'unknownFutureValue' : role;
}

export const unknownMembers = 'include-unknown-enum-members';
