import { Button, Field, Radio, RadioGroup, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { SkipReason } from '../../api/contract/bookings.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useChange } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { useUnskip } from './useSkips.ts';

const reasons: readonly SkipReason[] = [
  'paidOnSite',
  'goodwill',
  'invoicedElsewhere',
  'test',
  'other',
];

type Props = {
  bookingIds: string[];
  syncSetupId: string;
  onClose: () => void;
  onSkipped: () => void;
};

/** Says that bookings are not to be invoiced, and why. */
export function SkipDialog({ bookingIds, syncSetupId, onClose, onSkipped }: Props) {
  const { words } = useLanguage();
  const { skip } = words.uninvoicedBookings;
  const notify = useNotify();
  const unskip = useUnskip(syncSetupId);
  const [reason, setReason] = useState<SkipReason>('paidOnSite');
  const [note, setNote] = useState('');
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const skipping = useChange('skipBookings', ['listBookings']);

  const submit = () => {
    const isMissing = reason === 'other' && note.trim() === '';
    setIsNoteMissing(isMissing);
    if (isMissing || skipping.isPending) return;
    skipping.mutate(
      { params: { syncSetupId }, body: { bookingIds, reason, note: note.trim() } },
      {
        onSuccess: ({ skipped, refused }) => {
          onSkipped();
          onClose();
          const parts = [
            ...(skipped.length > 0 ? [skip.done(skipped.length)] : []),
            ...(refused.length > 0 ? [skip.refused(refused.length)] : []),
          ];
          notify.show({
            text: parts.join(' '),
            ...(skipped.length > 0
              ? { action: { label: skip.undo, run: () => unskip(skipped) } }
              : {}),
          });
        },
      },
    );
  };

  return (
    <TaskDialog
      title={skip.title(bookingIds.length)}
      closeLabel={words.frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={skipping.isPending}>
            {skip.action(bookingIds.length)}
          </Button>
          <Button onClick={onClose}>{words.frame.cancel}</Button>
        </>
      }
    >
      <Text>{skip.text}</Text>
      <Field label={skip.reason}>
        <RadioGroup
          value={reason}
          onChange={(_, { value }) =>
            setReason(reasons.find((known) => known === value) ?? 'other')
          }
        >
          {reasons.map((value) => (
            <Radio key={value} value={value} label={skip.reasons[value]} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label={skip.note}
        hint={skip.noteHint}
        {...(isNoteMissing ? { validationMessage: skip.noteNeeded } : {})}
      >
        <Textarea value={note} maxLength={250} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {skipping.error && <ErrorNotice error={skipping.error} onRetry={submit} />}
    </TaskDialog>
  );
}
