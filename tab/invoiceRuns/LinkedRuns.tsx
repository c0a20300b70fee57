import { Link, Text } from '@fluentui/react-components';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';

/** The way between a run and the one that tried again what it could not create. */
export function LinkedRuns({ run: { retryOf, retriedBy } }: { run: InvoiceRun }) {
  const { words } = useLanguage();
  const { runActions } = words;
  const [, go] = usePlace();
  const links = [
    { to: retryOf, text: runActions.retryOf, label: runActions.openEarlier },
    { to: retriedBy, text: runActions.retriedBy, label: runActions.openLater },
  ];
  return links.map(
    ({ to, text, label }) =>
      to !== null && (
        <Text key={label}>
          {text}{' '}
          <Link as="button" onClick={() => go({ run: to })}>
            {label}
          </Link>
        </Text>
      ),
  );
}
