import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useLanguage } from '../messages/language.ts';
import {
  variables,
  type Change,
  type Problems,
  type SetupDraft,
  type Variable,
} from './setupDraft.ts';

/** Length of a line's description in Business Central. */
const longest = 100;

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
  },
  preview: { display: 'block', marginTop: tokens.spacingVerticalXS },
});

type Props = { draft: SetupDraft; change: Change; problems: Problems };

/** The text on a line, with fields to insert, and how it will read. */
export function DescriptionField({ draft, change, problems }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { syncSetup } = words;
  const input = useRef<HTMLInputElement>(null);
  const template = draft.descriptionTemplate;
  const preview = fill(template, sampleValues(draft.descriptionLanguage, syncSetup.sample));
  const problem =
    problems.descriptionTemplate === 'templateEmpty'
      ? syncSetup.descriptionEmpty
      : problems.descriptionTemplate
        ? syncSetup.descriptionInvalid
        : undefined;
  const insert = (variable: Variable) => {
    const at = input.current?.selectionStart ?? template.length;
    const text = `{${variable}}`;
    change({ descriptionTemplate: template.slice(0, at) + text + template.slice(at) });
    input.current?.focus();
  };
  return (
    <div>
      <Field
        label={syncSetup.description}
        {...(problem === undefined ? {} : { validationMessage: problem })}
      >
        <Input
          ref={input}
          maxLength={200}
          value={template}
          onChange={(_, { value }) => change({ descriptionTemplate: value })}
        />
      </Field>
      <div className={styles.fields}>
        <Text size={200}>{syncSetup.descriptionHelp}</Text>
        {variables.map((variable) => (
          <Button key={variable} size="small" onClick={() => insert(variable)}>
            {syncSetup.variables[variable]}
          </Button>
        ))}
      </div>
      <Text size={200} className={styles.preview} aria-live="polite">
        {syncSetup.descriptionPreview(preview)}
        {preview.length > longest && ` ${syncSetup.descriptionTooLong}`}
      </Text>
    </div>
  );
}

function fill(template: string, values: Record<Variable, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const known = variables.find((variable) => variable === name);
    return known ? values[known] : whole;
  });
}

function sampleValues(
  language: string,
  sample: { service: string; staff: string; customer: string },
): Record<Variable, string> {
  const day = new Date();
  day.setHours(14, 30, 0, 0);
  return {
    ...sample,
    date: new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
      dateStyle: 'medium',
    }).format(day),
    time: '14:30',
    duration: '45 min',
  };
}
