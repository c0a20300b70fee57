import { Button, Text } from '@fluentui/react-components';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useChange } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';

/** Asks before a setup goes, and says what stays. */
export function RemoveSetup({ setup, onClose }: { setup: SyncSetup; onClose: () => void }) {
  const { words } = useLanguage();
  const { remove } = words.syncSetup;
  const notify = useNotify();
  const removing = useChange('deleteSyncSetup', ['listSyncSetups', 'listBookingBusinesses']);
  const submit = () =>
    removing.mutate(
      { params: { syncSetupId: setup.id }, ifMatch: setup.etag },
      {
        onSuccess: () => {
          onClose();
          notify.show({ text: remove.done });
        },
      },
    );
  return (
    <TaskDialog
      title={remove.title(setup.bookingBusiness.displayName)}
      closeLabel={words.frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={removing.isPending}>
            {remove.action}
          </Button>
          <Button onClick={onClose}>{words.frame.cancel}</Button>
        </>
      }
    >
      <Text>{remove.text}</Text>
      {removing.error && <ErrorNotice error={removing.error} />}
    </TaskDialog>
  );
}
