import { Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import type { ServiceRules } from '../../api/contract/links.ts';
import { useLanguage } from '../messages/language.ts';

export type RuleDraft = Omit<ServiceRules, 'taxPercent'> & { taxPercent: string };

const taxes = ['byCustomer', 'yes', 'no'] as const;
const groups = ['eachPays', 'splitEqually'] as const;
const steps = [null, 5, 6, 10, 15, 30, 60] as const;

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: tokens.spacingVerticalL,
  },
  whole: { gridColumn: '1 / -1' },
});

type Props = {
  rules: RuleDraft;
  isHourly: boolean;
  isTaxWrong: boolean;
  onChange: (change: Partial<RuleDraft>) => void;
};

/** How the price of a service becomes an amount. */
export function RuleFields({ rules, isHourly, isTaxWrong, onChange }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { dialog } = words.serviceMatching;
  return (
    <div className={styles.root}>
      <Field label={dialog.tax} className={styles.whole}>
        <Select
          value={rules.pricesIncludeTax}
          onChange={(_, { value }) =>
            onChange({ pricesIncludeTax: taxes.find((known) => known === value) ?? 'byCustomer' })
          }
        >
          {taxes.map((value) => (
            <option key={value} value={value}>
              {dialog.taxes[value]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={dialog.group}>
        <Select
          value={rules.groupRule}
          onChange={(_, { value }) =>
            onChange({ groupRule: groups.find((known) => known === value) ?? 'eachPays' })
          }
        >
          {groups.map((value) => (
            <option key={value} value={value}>
              {dialog.groups[value]}
            </option>
          ))}
        </Select>
      </Field>
      {isHourly && (
        <Field label={dialog.rounding}>
          <Select
            value={String(rules.roundUpMinutes)}
            onChange={(_, { value }) =>
              onChange({ roundUpMinutes: steps.find((step) => String(step) === value) ?? null })
            }
          >
            {steps.map((step) => (
              <option key={String(step)} value={String(step)}>
                {step === null ? dialog.noRounding : dialog.minutes(step)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={dialog.taxPercent}
        hint={dialog.taxPercentHelp}
        {...(isTaxWrong ? { validationMessage: dialog.taxPercentInvalid } : {})}
      >
        <Input
          inputMode="decimal"
          value={rules.taxPercent}
          onChange={(_, { value }) => onChange({ taxPercent: value })}
        />
      </Field>
      <Switch
        className={styles.whole}
        label={dialog.itemPrice}
        checked={rules.useItemPrice}
        onChange={(_, { checked }) => onChange({ useItemPrice: checked })}
      />
    </div>
  );
}
