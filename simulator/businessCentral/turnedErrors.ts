// Errors of which reports differ: what is said the other way.
import type { BusinessCentralSwitches } from './businessCentralSwitches.ts';
import { BusinessCentralError, MissingEntityError, UnsupportedOperatorError } from './errors.ts';

/** The error as a service says it whose uncertain points are turned so. */
export function asTurned(
  error: BusinessCentralError,
  switches: BusinessCentralSwitches,
): BusinessCentralError {
  const turn = turns.find(({ on, applies }) => switches[on] && applies(error));
  if (!turn) return error;
  const { status, code, message } = { ...said(error), ...turn.instead(error) };
  return new BusinessCentralError(status, code, message);
}

type Said = Pick<BusinessCentralError, 'status' | 'code' | 'message'>;

const said = ({ status, code, message }: Said): Said => ({ status, code, message });

type Turn = {
  on: keyof BusinessCentralSwitches;
  applies: (error: BusinessCentralError) => boolean;
  instead: (error: BusinessCentralError) => Partial<Said>;
};

const missingBehindField = ['Internal_RecordNotFound', 'Internal_DataNotFoundFilter'];

const turns: readonly Turn[] = [
  {
    on: 'answers412ForStaleEtags',
    applies: ({ code }) => code === 'Request_EntityChanged',
    instead: () => ({ status: 412 }),
  },
  {
    on: 'answers404ForMissingRecords',
    applies: ({ code }) => missingBehindField.includes(code),
    instead: () => ({ status: 404 }),
  },
  {
    on: 'answers409ForDuplicates',
    applies: ({ code }) => code === 'Internal_EntityWithSameKeyExists',
    instead: () => ({ status: 409 }),
  },
  {
    on: 'missesEntitiesAsRecords',
    applies: (error) => error instanceof MissingEntityError,
    instead: () => ({
      code: 'Internal_RecordNotFound',
      message: 'The record does not exist. Identification fields and values: SystemId',
    }),
  },
  {
    on: 'deniesWithInternalCode',
    applies: ({ status, code }) => status === 403 && code === 'Authorization_RequestDenied',
    instead: () => ({ code: 'Internal_PermissionDenied' }),
  },
  {
    on: 'refusesOrWith400',
    applies: (error) => error instanceof UnsupportedOperatorError,
    instead: () => ({ status: 400, code: 'BadRequest' }),
  },
];
