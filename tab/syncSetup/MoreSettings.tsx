import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useLanguage } from '../messages/language.ts';
import { isKeyOf } from '../ui/isKeyOf.ts';
import { DescriptionField } from './DescriptionField.tsx';
import { IntervalField } from './IntervalField.tsx';
import { limits, type Change, type Problems, type SetupDraft } from './setupDraft.ts';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalL,
  },
  whole: { gridColumn: '1 / -1' },
});

type Props = { draft: SetupDraft; change: Change; problems: Problems };

/** What most people leave as it is. It opens by itself when something in it is wrong. */
export function MoreSettings({ draft, change, problems }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { syncSetup } = words;
  const [isOpen, setIsOpen] = useState(false);
  const inside = ['descriptionTemplate', 'lineAmount', ...Object.keys(limits)];
  const isWrong = Object.keys(problems).some((field) => inside.includes(field));
  return (
    <details
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>{syncSetup.more}</summary>
      <div className={styles.fields}>
        <Choice
          label={syncSetup.grouping}
          words={syncSetup.groupings}
          value={draft.grouping}
          onChoose={(grouping) => change({ grouping })}
        />
        <Choice
          label={syncSetup.lines}
          words={syncSetup.lineModes}
          value={draft.lines}
          onChoose={(lines) => change({ lines })}
        />
        <div className={styles.whole}>
          <DescriptionField {...{ draft, change, problems }} />
        </div>
        <Choice
          label={syncSetup.language}
          words={syncSetup.languages}
          value={draft.descriptionLanguage}
          onChoose={(descriptionLanguage) => change({ descriptionLanguage })}
        />
        <IntervalField {...{ draft, change }} />
        <Choice
          label={syncSetup.marker}
          hint={syncSetup.markerHelp}
          words={syncSetup.markers}
          value={draft.markerField}
          onChoose={(markerField) => change({ markerField })}
        />
        <Checkbox
          label={syncSetup.acceptsAddedLines}
          checked={draft.acceptsAddedLines}
          onChange={(_, { checked }) => change({ acceptsAddedLines: checked === true })}
        />
        <WholeNumber
          field="graceMinutes"
          label={syncSetup.grace}
          {...{ draft, change, problems }}
        />
        <Subtitle2 as="h3" className={styles.whole}>
          {syncSetup.bounds}
        </Subtitle2>
        <Field
          label={syncSetup.lineAmount}
          {...(problems.lineAmount ? { validationMessage: syncSetup.invalidAmount } : {})}
        >
          <Input
            inputMode="decimal"
            value={draft.lineAmount}
            onChange={(_, { value }) => change({ lineAmount: value })}
          />
        </Field>
        {(['linesPerDraft', 'draftsPerRun', 'ageMonths'] as const).map((field) => (
          <WholeNumber
            key={field}
            field={field}
            label={syncSetup[field]}
            {...{ draft, change, problems }}
          />
        ))}
        <Checkbox
          className={styles.whole}
          label={syncSetup.likelyDuplicates}
          checked={draft.likelyDuplicates}
          onChange={(_, { checked }) => change({ likelyDuplicates: checked === true })}
        />
      </div>
    </details>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  hint?: string;
  words: Record<Value, string>;
  value: Value;
  onChoose: (value: Value) => void;
};

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hint, words, value, onChoose } = props;
  const choose = (text: string) => {
    if (isKeyOf(words, text)) onChoose(text);
  };
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Select value={value} onChange={(_, chosen) => choose(chosen.value)}>
        {Object.entries<string>(words).map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type NumberProps = Props & { field: keyof typeof limits; label: string };

function WholeNumber({ field, label, draft, change, problems }: NumberProps) {
  const { words, formats } = useLanguage();
  const [min, max] = limits[field];
  const message = words.syncSetup.invalidNumber(formats.number(min), formats.number(max));
  return (
    <Field label={label} {...(problems[field] ? { validationMessage: message } : {})}>
      <Input
        inputMode="numeric"
        value={draft[field]}
        onChange={(_, { value }) => change({ [field]: value })}
      />
    </Field>
  );
}
