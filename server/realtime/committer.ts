import type { Database } from '#server/db/database.ts';
import { runsOf, type CommittedRun } from './committed-run.ts';
import { UNDONE, type Entry, type NamedEdit, type Outcome, type Queued } from './entry.ts';
import { BATCH_BYTES, BATCH_UPDATES, QUEUE_LIMIT_BYTES } from './limits.ts';
import { LogWriter, type LogWriterEvents } from './log-writer.ts';

export interface CommitterEvents extends LogWriterEvents {
  readonly onAccepted: (edit: NamedEdit) => void;
  /** Told before whoever waits for the entry is. */
  readonly onSettled: (edit: NamedEdit, outcome: Outcome) => void;
  /** Told when others know of what was committed. */
  readonly onTold: (edit: NamedEdit) => void;
  /** Told after the entries themselves are, once a transaction and document. */
  readonly onCommitted: (run: CommittedRun) => void;
  /** The queue is over its limit, or empty again. */
  readonly onPressure: (isFull: boolean) => void;
}

/**
 * Group commit: whatever queued while the last transaction ran goes into the
 * next one, with no timer. What cannot be committed waits and is tried again;
 * nothing is called settled before its commit.
 */
export class Committer {
  readonly #writer: LogWriter;
  readonly #events: CommitterEvents;
  #queue: Queued[] = [];
  #queuedBytes = 0;
  #isFull = false;
  #nodeSeq = 0;
  #running: Promise<void> | null = null;

  constructor(database: Database, nodeId: string, events: CommitterEvents) {
    this.#writer = new LogWriter(database, nodeId, events);
    this.#events = events;
  }

  get isAvailable(): boolean {
    return this.#writer.isAvailable;
  }

  get queuedUpdates(): number {
    return this.#queue.length;
  }

  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  enqueue(entry: Entry): void {
    const queued = { ...entry, nodeSeq: ++this.#nodeSeq };
    this.#queue.push(queued);
    this.#events.onAccepted(queued);
    this.#queuedBytes += entry.bytes.length;
    if (!this.#isFull && this.#queuedBytes > QUEUE_LIMIT_BYTES) this.#setFull(true);
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is queued; `timeoutMs` bounds it for a database that stays away. */
  async drain(timeoutMs: number): Promise<void> {
    if (this.#running === null) return;
    const giveUp = setTimeout(() => this.#writer.abandon(), timeoutMs);
    await this.#running.finally(() => clearTimeout(giveUp));
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // let the turn that queued the first entry queue the rest
    while (this.#queue.length > 0) {
      const batch = this.#nextBatch();
      const outcomes = await this.#writer.write(batch);
      if (outcomes === null) break;
      this.#queue.splice(0, batch.length);
      this.#settle(batch, outcomes);
    }
    this.#running = null;
  }

  #nextBatch(): Queued[] {
    let bytes = 0;
    const end = this.#queue.findIndex((entry, index) => {
      bytes += entry.bytes.length;
      return index > 0 && (index >= BATCH_UPDATES || bytes > BATCH_BYTES);
    });
    return this.#queue.slice(0, end === -1 ? undefined : end);
  }

  /** What queued behind an update that is not in the log builds on it: it shares its end. */
  #settle(batch: readonly Queued[], outcomes: readonly Outcome[]): void {
    const ends = new Map<string, Outcome>();
    batch.forEach(({ docId }, index) => {
      const outcome = outcomes[index];
      if (outcome?.type === 'refused') ends.set(docId, outcome);
      else if (outcome !== undefined && outcome.type !== 'committed') ends.set(docId, UNDONE);
    });
    const behind = this.#queue.filter(({ docId }) => ends.has(docId));
    this.#queue = this.#queue.filter(({ docId }) => !ends.has(docId));
    [...batch, ...behind].forEach((entry, index) => {
      this.#queuedBytes -= entry.bytes.length;
      const outcome = outcomes[index] ?? ends.get(entry.docId) ?? UNDONE;
      this.#events.onSettled(entry, outcome);
      entry.settled(outcome);
      if (outcome.type === 'committed') this.#events.onTold(entry);
    });
    for (const run of runsOf(batch, outcomes)) this.#events.onCommitted(run);
    if (this.#isFull && this.#queue.length === 0) this.#setFull(false);
  }

  #setFull(isFull: boolean): void {
    this.#isFull = isFull;
    this.#events.onPressure(isFull);
  }
}
