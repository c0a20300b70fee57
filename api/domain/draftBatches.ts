// Which drafts travel together.
import { maxLinesAtOnce } from './salesInvoice.ts';

/** Small enough to end well within Business Central's 8 minutes for one request. */
const draftsPerBatch = 10;

type Sizeable = { inParts: boolean; failures: number; lines: readonly unknown[] };

/**
 * Batches of drafts that are sent in the same way, in their order, with no more lines than one request takes. As long
 * as nobody knows whether the company takes several lines at once, one batch finds it out for all others.
 */
export function batchesOf<Draft extends Sizeable>(
  drafts: readonly Draft[],
  { refusesSeveralLines }: { refusesSeveralLines: boolean | undefined },
): Draft[][] {
  const goes = drafts.map((draft) => ({
    ...draft,
    inParts: isInParts(draft, refusesSeveralLines),
  }));
  const sound = goes.filter(isSound);
  const whole = fill(sound.filter(({ inParts }) => !inParts));
  const inParts = fill(sound.filter((draft) => draft.inParts));
  // What a process came to its end over travels alone, and last.
  const alone = goes.filter((draft) => !isSound(draft)).map((draft) => [draft]);
  const unknown = whole.find((batch) => batch.some(({ lines }) => lines.length > 1));
  return refusesSeveralLines === undefined && unknown
    ? [unknown]
    : [...whole, ...inParts, ...alone];
}

const isSound = ({ failures }: Sizeable): boolean => failures === 0;

function isInParts(
  { inParts, lines }: Sizeable,
  refusesSeveralLines: boolean | undefined,
): boolean {
  if (inParts || lines.length > maxLinesAtOnce) return true;
  return lines.length > 1 && refusesSeveralLines === true;
}

function fill<Draft extends Sizeable>(drafts: readonly Draft[]): Draft[][] {
  const batches: Draft[][] = [];
  let lines = 0;
  for (const draft of drafts) {
    const batch = batches.at(-1);
    const isFull =
      !batch ||
      batch.length >= draftsPerBatch ||
      (!draft.inParts && lines + draft.lines.length > maxLinesAtOnce);
    if (isFull) batches.push([draft]);
    else batch.push(draft);
    lines = isFull ? draft.lines.length : lines + draft.lines.length;
  }
  return batches;
}
