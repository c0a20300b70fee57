import type { OperationName } from '../../api/contract/operations.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { useChange } from '../session.ts';
import { settingsOf, type SetupDraft } from './setupDraft.ts';

const touched: readonly OperationName[] = ['listSyncSetups', 'listBookings', 'listServiceLinks'];

/** Saves a new setup, or the changes to one as it was when the form was opened. */
export function useSaveSetup(setup: SyncSetup | null, onSaved: (setup: SyncSetup) => void) {
  const { formats } = useLanguage();
  const creating = useChange('createSyncSetup', touched);
  const updating = useChange('updateSyncSetup', touched);
  const save = (draft: SetupDraft) => {
    const { bookingBusinessId, environment, companyId, startDate, intervalMinutes } = draft;
    const body = { startDate, intervalMinutes, settings: settingsOf(draft, formats.locale) };
    if (setup) {
      updating.mutate(
        { params: { syncSetupId: setup.id }, ifMatch: setup.etag, body },
        { onSuccess: onSaved },
      );
    } else {
      creating.mutate(
        { body: { ...body, bookingBusinessId, environment, companyId } },
        { onSuccess: onSaved },
      );
    }
  };
  return {
    save,
    error: creating.error ?? updating.error,
    isSaving: creating.isPending || updating.isPending,
  };
}
