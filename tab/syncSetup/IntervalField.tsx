import { Field, Select } from '@fluentui/react-components';
import { useLanguage } from '../messages/language.ts';
import type { Messages } from '../messages/en.ts';
import { intervals, type Change, type SetupDraft } from './setupDraft.ts';

/** How often Bookings is read without anybody asking. */
export function IntervalField({ draft, change }: { draft: SetupDraft; change: Change }) {
  const { words } = useLanguage();
  return (
    <Field label={words.syncSetup.interval}>
      <Select
        value={String(draft.intervalMinutes)}
        onChange={(_, { value }) =>
          change({ intervalMinutes: intervals.find((one) => String(one) === value) ?? null })
        }
      >
        {intervals.map((minutes) => (
          <option key={String(minutes)} value={String(minutes)}>
            {intervalInWords(words, minutes)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function intervalInWords({ syncSetup }: Messages, minutes: number | null): string {
  const texts = syncSetup.intervals;
  if (minutes === null) return texts.never;
  return minutes % 60 === 0 ? texts.hours(minutes / 60) : texts.minutes(minutes);
}
