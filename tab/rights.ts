import { createContext, useContext } from 'react';
import type { Me, Role } from '../api/contract/me.ts';

/** What the person may do in this app. Their own rights in Bookings and Business Central apply on top. */
export type Rights = { invoice: boolean; manage: boolean };

const RightsContext = createContext<Rights>({ invoice: false, manage: false });
export const RightsProvider = RightsContext.Provider;

export function useRights(): Rights {
  return useContext(RightsContext);
}

/** Each role includes the ones before it. */
export function rightsOf({ roles }: Pick<Me, 'roles'>): Rights {
  const has = (...enough: Role[]) => roles.some((role) => enough.includes(role));
  return { invoice: has('invoicer', 'manager'), manage: has('manager') };
}
