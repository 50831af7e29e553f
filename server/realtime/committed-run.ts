import type { Ownership } from './client-owners.ts';
import type { Entry, Outcome } from './entry.ts';
import type { Run } from './log-position.ts';

/** Updates of one document that one transaction put into its log, next to each other. */
export interface CommittedRun extends Run {
  readonly docId: string;
  readonly epoch: number;
  readonly updates: readonly Uint8Array[];
  /** The client ids these updates are the first of. */
  readonly bindings: readonly Ownership[];
}

/** What was committed of a batch, put together where it lies together in a log. */
export function runsOf(batch: readonly Entry[], outcomes: readonly Outcome[]): CommittedRun[] {
  const runs: GrowingRun[] = [];
  const newest = new Map<string, GrowingRun>();
  batch.forEach((entry, index) => {
    const outcome = outcomes[index];
    if (outcome?.type !== 'committed') return;
    const { docId } = entry;
    const before = newest.get(docId);
    if (before !== undefined && before.to + 1 === outcome.seq) return extend(before, entry);
    const run = runAt(outcome.seq, entry);
    newest.set(docId, run);
    runs.push(run);
  });
  return runs;
}

type GrowingRun = CommittedRun & {
  to: number;
  readonly updates: Uint8Array[];
  readonly bindings: Ownership[];
};

function runAt(seq: number, { docId, epoch, bytes, bindings }: Entry): GrowingRun {
  return { docId, epoch, from: seq, to: seq, updates: [bytes], bindings: [...bindings] };
}

function extend(run: GrowingRun, { bytes, bindings }: Entry): void {
  run.to += 1;
  run.updates.push(bytes);
  run.bindings.push(...bindings);
}
