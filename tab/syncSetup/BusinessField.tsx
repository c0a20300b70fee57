import { Field, Input, Select } from '@fluentui/react-components';
import type { BookingBusiness } from '../../api/contract/choices.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import { BusinessSearch } from './BusinessSearch.tsx';
import type { Change, Problems, SetupDraft } from './setupDraft.ts';

type Props = {
  draft: SetupDraft;
  change: Change;
  problems: Problems;
  setup: SyncSetup | null;
  others: SyncSetup[];
};

/** Choice of the calendar. Those that cannot be chosen are shown with the reason. */
export function BusinessField({ draft, change, problems, setup, others }: Props) {
  const { words } = useLanguage();
  const { syncSetup } = words;
  const businesses = useRead(
    'listBookingBusinesses',
    { query: { q: '' } },
    { enabled: setup === null },
  );
  if (setup) {
    return (
      <Field label={syncSetup.business}>
        <Input readOnly value={setup.bookingBusiness.displayName} />
      </Field>
    );
  }
  if (businesses.error) {
    return <ErrorNotice error={businesses.error} onRetry={() => void businesses.refetch()} />;
  }
  const all = businesses.data?.bookingBusinesses;
  const used = new Set(
    others.filter(({ enabled }) => enabled).map((one) => one.bookingBusiness.id),
  );
  const whyNot = ({ id, canOpen }: BookingBusiness) =>
    !canOpen ? syncSetup.businessClosed : used.has(id) ? syncSetup.businessUsed : '';
  if (businesses.data?.hasMore) {
    return (
      <BusinessSearch
        whyNot={whyNot}
        error={problems.bookingBusinessId ? syncSetup.required : undefined}
        onChoose={(bookingBusinessId) => change({ bookingBusinessId })}
      />
    );
  }
  const hint =
    all?.length === 0
      ? syncSetup.noBusiness
      : all && all.every(({ canOpen }) => !canOpen)
        ? syncSetup.allClosed
        : undefined;
  return (
    <Field
      required
      label={syncSetup.business}
      {...(hint === undefined ? {} : { hint })}
      {...(problems.bookingBusinessId ? { validationMessage: syncSetup.required } : {})}
    >
      <Select
        value={draft.bookingBusinessId}
        disabled={!all}
        onChange={(_, { value }) => change({ bookingBusinessId: value })}
      >
        <option value="">{all ? syncSetup.chooseBusiness : words.frame.loading}</option>
        {(all ?? []).map((business) => {
          const { id, displayName, currencyCode } = business;
          const why = whyNot(business);
          return (
            <option key={id} value={id} disabled={why !== ''}>
              {displayName}
              {why ? ` – ${why}` : currencyCode ? ` (${currencyCode})` : ''}
            </option>
          );
        })}
      </Select>
    </Field>
  );
}
