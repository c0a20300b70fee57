import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { customerLinkReads } from '../customerLinkReads.ts';
import { useLanguage } from '../messages/language.ts';
import { useChange, useRead } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { SearchCombobox, type Choice } from '../ui/SearchCombobox.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { useDebounced } from '../ui/useDebounced.ts';

type Props = {
  /** Or a person who has several: only who it is and who may pay is looked at. */
  booking: Pick<Booking, 'attendee' | 'customerCandidates'>;
  syncSetupId: string;
  onClose: () => void;
};

/** Who pays for an attendee: one of the customers with that address, or any other. */
export function ChooseCustomer({ booking, syncSetupId, onClose }: Props) {
  const { words } = useLanguage();
  const { chooseCustomer } = words.bookingDetails;
  const notify = useNotify();
  const { attendee, customerCandidates: candidates } = booking;
  const [chosen, setChosen] = useState<Choice | null>(null);
  const linking = useChange('putCustomerLink', customerLinkReads);
  const name = attendee.displayName || attendee.email || words.uninvoicedBookings.grid.noAttendee;
  const submit = () => {
    if (!chosen || linking.isPending) return;
    linking.mutate(
      {
        params: { syncSetupId, key: attendee.customerLinkKey },
        body: { customerId: chosen.id },
      },
      {
        onSuccess: ({ customer }) => {
          notify.show({ text: chooseCustomer.done(name, customer.displayName) });
          onClose();
        },
      },
    );
  };

  return (
    <TaskDialog
      title={chooseCustomer.title}
      closeLabel={words.frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button
            appearance="primary"
            type="submit"
            disabledFocusable={!chosen || linking.isPending}
          >
            {chooseCustomer.action}
          </Button>
          <Button onClick={onClose}>{words.frame.cancel}</Button>
        </>
      }
    >
      <Text>
        {chooseCustomer.text(name)} {attendee.email && `(${attendee.email})`}
      </Text>
      {candidates.length > 0 && (
        <Field label={chooseCustomer.candidates}>
          <RadioGroup
            value={chosen?.id ?? ''}
            onChange={(_, { value }) => {
              const candidate = candidates.find(({ id }) => id === value);
              if (candidate) setChosen(asChoice(candidate));
            }}
          >
            {candidates.map((candidate) => (
              <Radio
                key={candidate.id}
                value={candidate.id}
                label={`${candidate.displayName} (${candidate.number})`}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
      <CustomerSearch syncSetupId={syncSetupId} chosen={chosen} onChoose={setChosen} />
      {linking.error && <ErrorNotice error={linking.error} onRetry={submit} />}
    </TaskDialog>
  );
}

type SearchProps = {
  syncSetupId: string;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
};

function CustomerSearch({ syncSetupId, chosen, onChoose }: SearchProps) {
  const { words } = useLanguage();
  const { chooseCustomer } = words.bookingDetails;
  const [text, setText] = useState('');
  const q = useDebounced(text);
  const found = useRead('searchCustomers', { query: { syncSetupId, q } }, { keepPrevious: true });
  return (
    <>
      <SearchCombobox
        label={chooseCustomer.search}
        placeholder={chooseCustomer.searchHint}
        noneText={chooseCustomer.none}
        moreText={found.data?.hasMore ? chooseCustomer.more : undefined}
        chosen={chosen}
        found={found.data?.customers.map((customer) => ({
          ...asChoice(customer),
          secondary: [
            customer.email,
            customer.city,
            ...(customer.blocked ? [chooseCustomer.blocked] : []),
          ]
            .filter(Boolean)
            .join(' · '),
          disabled: customer.blocked,
        }))}
        onSearch={setText}
        onChoose={onChoose}
      />
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
    </>
  );
}

function asChoice(customer: { id: string; number: string; displayName: string }): Choice {
  return { id: customer.id, label: `${customer.displayName} (${customer.number})` };
}
