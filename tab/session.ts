import { createContext, useContext } from 'react';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { OperationName } from '../api/contract/operations.ts';
import type { Answer, Api, Input } from './api.ts';
import type { ApiError } from './apiError.ts';
import type { TeamsConnection } from './teams.ts';

/** Who we talk to, for as long as the tab is open. */
export type Session = { api: Api; teams: TeamsConnection };

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Cannot use the session outside of a SessionProvider');
  return session;
}

type ReadOptions<Name extends OperationName> = {
  enabled?: boolean;
  staleTime?: number;
  /** Shows the answer to the input before until the one to this input is there. */
  keepPrevious?: boolean;
  refetchInterval?: (answer: Answer<Name> | undefined, reads: number) => number | false;
};

/** Reads through the API; the operation and its input are the key under which the answer is kept. */
export function useRead<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  options: ReadOptions<Name> = {},
): UseQueryResult<Answer<Name>, ApiError> {
  const { api } = useSession();
  const { enabled = true, staleTime, keepPrevious = false, refetchInterval } = options;
  return useQuery<Answer<Name>, ApiError, Answer<Name>, unknown[]>({
    queryKey: [name, input.params ?? {}, input.query ?? {}],
    queryFn: ({ signal }) => api.call(name, input, signal),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(refetchInterval === undefined
      ? {}
      : {
          refetchInterval: (query) =>
            refetchInterval(query.state.data, query.state.dataUpdateCount),
        }),
  });
}

/** Changes something through the API, and has everything read again that the change may touch. */
export function useChange<Name extends OperationName>(
  name: Name,
  touches: readonly OperationName[],
): UseMutationResult<Answer<Name>, ApiError, Input<Name>> {
  const { api } = useSession();
  const queries = useQueryClient();
  return useMutation<Answer<Name>, ApiError, Input<Name>>({
    mutationFn: (input) => api.call(name, input),
    onSettled: () =>
      Promise.all(touches.map((touched) => queries.invalidateQueries({ queryKey: [touched] }))),
  });
}
