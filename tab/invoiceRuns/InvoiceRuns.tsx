import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { usePlace } from '../place.ts';
import { InvoiceRunList } from './InvoiceRunList.tsx';
import { InvoiceRunReceipt } from './InvoiceRunReceipt.tsx';

/** All runs of a setup, or the progress and receipt of one. */
export function InvoiceRuns({ setup }: { setup: SyncSetup }) {
  const [{ run }] = usePlace();
  return run === '' ? (
    <InvoiceRunList setup={setup} />
  ) : (
    <InvoiceRunReceipt key={run} setup={setup} runId={run} />
  );
}
