import { Combobox, Field, Option, Text } from '@fluentui/react-components';
import { useState } from 'react';

export type Choice = { id: string; label: string; secondary?: string; disabled?: boolean };

type Props = {
  label: string;
  placeholder: string;
  /** What was found for the text that `onSearch` told last; `undefined` while looking. */
  found: readonly Choice[] | undefined;
  noneText: string;
  moreText?: string | undefined;
  chosen: Choice | null;
  error?: string | undefined;
  onSearch: (text: string) => void;
  onChoose: (choice: Choice | null) => void;
};

/** A field that finds one of many by typing. The choices come from outside. */
export function SearchCombobox(props: Props) {
  const { label, placeholder, found, noneText, moreText, chosen, error, onSearch, onChoose } =
    props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      label={label}
      {...(error === undefined ? {} : { validationMessage: error })}
      {...(error === undefined && found?.length === 0 && typed
        ? { validationMessage: noneText, validationState: 'none' as const }
        : {})}
    >
      <Combobox
        placeholder={placeholder}
        value={typed ?? chosen?.label ?? ''}
        selectedOptions={chosen ? [chosen.id] : []}
        onChange={(event) => {
          setTyped(event.target.value);
          onSearch(event.target.value);
          if (event.target.value === '') onChoose(null);
        }}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(null);
          onChoose(found?.find(({ id }) => id === optionValue) ?? null);
        }}
        onBlur={() => setTyped(null)}
        positioning={{ matchTargetSize: 'width' }}
      >
        {(found ?? []).map((choice) => (
          <Option
            key={choice.id}
            value={choice.id}
            text={choice.label}
            disabled={choice.disabled ?? false}
          >
            <span>
              <Text block>{choice.label}</Text>
              {choice.secondary && (
                <Text block size={200}>
                  {choice.secondary}
                </Text>
              )}
            </span>
          </Option>
        ))}
        {moreText !== undefined && (
          <Option key="more" value="" text="" disabled>
            {moreText}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
