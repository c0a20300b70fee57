import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { PlannedLine } from '../../api/contract/invoicePreviews.ts';
import { useLanguage } from '../messages/language.ts';

const narrow = '@media (max-width: 639px)';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  text: { paddingLeft: 0, fontWeight: tokens.fontWeightRegular, textAlign: 'left' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  last: { paddingRight: 0 },
  optional: { [narrow]: { display: 'none' } },
  cut: { color: tokens.colorStatusWarningForeground1 },
});

type Props = { label: string; lines: readonly PlannedLine[]; currencyCode: string };

/** Lines as they read on the draft. */
export function PlannedLines({ label, lines, currencyCode }: Props) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { columns, cut } = words.invoiceRuns.review;
  const money = (amount: string) => formats.money(amount, currencyCode);
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.head, styles.text)}>
            {columns.description}
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.optional)}>
            {columns.item}
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.number)}>
            {columns.quantity}
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.number, styles.optional)}>
            {columns.unitPrice}
          </th>
          <th scope="col" className={mergeClasses(styles.head, styles.number, styles.last)}>
            {columns.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.bookingIds.join()}>
            <th scope="row" className={mergeClasses(styles.cell, styles.text)}>
              {line.description}
              {line.descriptionCut && (
                <Text block size={200} className={styles.cut}>
                  {cut}
                </Text>
              )}
            </th>
            <td className={mergeClasses(styles.cell, styles.optional)}>{line.item.number}</td>
            <td className={mergeClasses(styles.cell, styles.number)}>
              {formats.number(line.quantity)}
            </td>
            <td className={mergeClasses(styles.cell, styles.number, styles.optional)}>
              {money(line.unitPrice)}
            </td>
            <td className={mergeClasses(styles.cell, styles.number, styles.last)}>
              {money(line.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
