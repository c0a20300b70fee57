import {
  Button,
  Field,
  Input,
  makeStyles,
  Subtitle2,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { monthStart } from '../uninvoicedBookings/period.ts';
import { BusinessField } from './BusinessField.tsx';
import { CompanyFields } from './CompanyFields.tsx';
import { MoreSettings } from './MoreSettings.tsx';
import { draftOf, newDraft, problemsOf, type Problems, type SetupDraft } from './setupDraft.ts';
import { useSaveSetup } from './useSaveSetup.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    maxWidth: '640px',
    margin: '0 auto',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  step: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    border: 'none',
    margin: 0,
    padding: 0,
  },
  legend: { marginBottom: tokens.spacingVerticalM, padding: 0 },
  date: { maxWidth: '220px' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

type Props = {
  /** `null` for a new one. */
  setup: SyncSetup | null;
  others: SyncSetup[];
  onCancel: (() => void) | undefined;
  onSaved: (setup: SyncSetup) => void;
};

/** Which calendar is invoiced where, and from when. Everything else has a sensible default. */
export function SetupForm({ setup, others, onCancel, onSaved }: Props) {
  const styles = useStyles();
  const { words, formats, tag } = useLanguage();
  const { syncSetup } = words;
  const [draft, setDraft] = useState<SetupDraft>(() =>
    setup ? draftOf(setup) : newDraft(monthStart(new Date(), 0), tag === 'de' ? 'de' : 'en'),
  );
  const [problems, setProblems] = useState<Problems>({});
  const change = (changed: Partial<SetupDraft>) => {
    setDraft((before) => ({ ...before, ...changed }));
    setProblems((before) => {
      const keys = new Set(Object.keys(changed));
      return Object.fromEntries(Object.entries(before).filter(([key]) => !keys.has(key)));
    });
  };
  const { save, error, isSaving } = useSaveSetup(setup, onSaved);
  const submit = () => {
    const found = problemsOf(draft, formats.locale);
    setProblems(found);
    if (Object.keys(found).length === 0 && !isSaving) save(draft);
  };
  const isFirst = setup === null && others.length === 0;
  const title = setup ? syncSetup.editTitle : syncSetup.anotherTitle;

  return (
    <form
      className={styles.root}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <Title3 as="h1" block>
          {isFirst ? syncSetup.first.title : title}
        </Title3>
        {isFirst && <Text className={styles.quiet}>{syncSetup.first.text}</Text>}
      </div>
      <fieldset className={styles.step}>
        <legend className={styles.legend}>
          <Subtitle2>{syncSetup.steps.from}</Subtitle2>
        </legend>
        <BusinessField {...{ draft, change, problems, setup, others }} />
      </fieldset>
      <fieldset className={styles.step}>
        <legend className={styles.legend}>
          <Subtitle2>{syncSetup.steps.to}</Subtitle2>
        </legend>
        <CompanyFields {...{ draft, change, problems, setup }} />
      </fieldset>
      <fieldset className={styles.step}>
        <legend className={styles.legend}>
          <Subtitle2>{syncSetup.steps.when}</Subtitle2>
        </legend>
        <Field
          required
          label={syncSetup.startDate}
          hint={syncSetup.startDateHelp}
          {...(problems.startDate ? { validationMessage: syncSetup.requiredDate } : {})}
        >
          <Input
            type="date"
            className={styles.date}
            value={draft.startDate}
            onChange={(_, { value }) => change({ startDate: value })}
          />
        </Field>
      </fieldset>
      <MoreSettings {...{ draft, change, problems }} />
      {error && <ErrorNotice error={error} onRetry={submit} />}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={isSaving}>
          {setup ? syncSetup.saveChanges : syncSetup.connect}
        </Button>
        {onCancel && <Button onClick={onCancel}>{words.frame.cancel}</Button>}
      </div>
    </form>
  );
}
