import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '#server/db/database.ts';
import { appendsFound } from '#server/db/document-appends.ts';
import type { ClientBinding } from '#server/db/document-clients.ts';
import { appendBatch, ClientsTaken } from './append-batch.ts';
import { UNDONE, type Outcome, type Queued } from './entry.ts';
import { COMMIT_SLOW_MS, RETRY_FIRST_MS, RETRY_LAST_MS } from './limits.ts';

export interface LogWriterEvents {
  /** Commits began to fail, or work again. */
  readonly onStorage: (available: boolean) => void;
  readonly onError: (error: unknown) => void;
  readonly onBatch: (batch: { readonly updates: number; readonly durationMs: number }) => void;
}

/**
 * Writes batches into the log, and tries until the database has answered for every
 * entry: what was committed is found and not made twice, what can never be stored is
 * told from what has to wait.
 */
export class LogWriter {
  readonly #database: Database;
  readonly #nodeId: string;
  readonly #events: LogWriterEvents;
  readonly #abandoned = new AbortController();
  #isAvailable = true;

  constructor(database: Database, nodeId: string, events: LogWriterEvents) {
    this.#database = database;
    this.#nodeId = nodeId;
    this.#events = events;
  }

  /** Whether commits work. */
  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  /** Tries no more. */
  abandon(): void {
    this.#abandoned.abort();
  }

  /** What became of each entry; null when told to give up. */
  async write(batch: readonly Queued[]): Promise<Outcome[] | null> {
    let found: ReadonlyMap<number, number> = new Map();
    for (let delayMs = 0; !this.#isAbandoned; delayMs = nextDelay(delayMs)) {
      try {
        if (delayMs > 0) {
          await wait(delayMs, undefined, { signal: this.#abandoned.signal });
          found = await this.#alreadyCommitted(batch);
        }
        return await this.#commitInTime(batch, found);
      } catch (error) {
        if (this.#isAbandoned) return null;
        if (error instanceof ClientsTaken) return this.#writeOthers(batch, error.bindings);
        if (isAboutTheData(error)) return this.#writeHalves(batch, error);
        this.#events.onError(error);
        this.#setAvailable(false);
      }
    }
    return null;
  }

  get #isAbandoned(): boolean {
    return this.#abandoned.signal.aborted;
  }

  /** A commit whose answer was lost may have happened: what is in the log is not appended again. */
  #alreadyCommitted(batch: readonly Queued[]): Promise<ReadonlyMap<number, number>> {
    const nodeSeqs = batch.map(({ nodeSeq }) => nodeSeq);
    return appendsFound(this.#database, this.#nodeId, nodeSeqs);
  }

  /** A commit that hangs is as bad as one that fails: people are told, and told again when it is done. */
  async #commitInTime(
    batch: readonly Queued[],
    found: ReadonlyMap<number, number>,
  ): Promise<Outcome[]> {
    const slow = setTimeout(() => this.#setAvailable(false), COMMIT_SLOW_MS);
    const startedAt = performance.now();
    try {
      const outcomes = await this.#commit(batch, found);
      const durationMs = performance.now() - startedAt;
      this.#events.onBatch({ updates: batch.length, durationMs });
      this.#setAvailable(true);
      return outcomes;
    } finally {
      clearTimeout(slow);
    }
  }

  async #commit(batch: readonly Queued[], found: ReadonlyMap<number, number>): Promise<Outcome[]> {
    const pending = batch.filter(({ nodeSeq }) => !found.has(nodeSeq));
    const seqs =
      pending.length > 0 ? await appendBatch(this.#database, this.#nodeId, pending) : found;
    return batch.map(({ nodeSeq }) => {
      const seq = found.get(nodeSeq) ?? seqs.get(nodeSeq);
      return seq === undefined ? { type: 'refused' } : { type: 'committed', seq };
    });
  }

  /**
   * Finds the update the database cannot store by halves. What comes before it is
   * committed, and what does not build on it: one person's broken bytes are their own.
   */
  async #writeHalves(batch: readonly Queued[], error: unknown): Promise<Outcome[] | null> {
    if (batch.length === 1) {
      this.#events.onError(error);
      return [{ type: 'refused' }];
    }
    const outcomes = new Map<Queued, Outcome>();
    const middle = Math.ceil(batch.length / 2);
    const first = batch.slice(0, middle);
    if (!(await this.#writeInto(outcomes, first))) return null;
    const lost = first.filter((entry) => outcomes.get(entry)?.type !== 'committed');
    const lostIds = new Set(lost.map(({ docId }) => docId));
    const second = batch.slice(middle).filter(({ docId }) => !lostIds.has(docId));
    if (second.length > 0 && !(await this.#writeInto(outcomes, second))) return null;
    return batch.map((entry) => outcomes.get(entry) ?? UNDONE);
  }

  /** Commits what has nothing to do with the documents in which client ids are somebody else's. */
  async #writeOthers(
    batch: readonly Queued[],
    taken: readonly ClientBinding[],
  ): Promise<Outcome[] | null> {
    const outcomes = new Map<Queued, Outcome>();
    const docIds = new Set(taken.map(({ docId }) => docId));
    const others = batch.filter(({ docId }) => !docIds.has(docId));
    if (others.length > 0 && !(await this.#writeInto(outcomes, others))) return null;
    const isTaken = ({ docId, clientId }: ClientBinding) =>
      taken.some((other) => other.docId === docId && other.clientId === clientId);
    return batch.map(
      (entry) =>
        outcomes.get(entry) ?? (entry.bindings.some(isTaken) ? { type: 'not-yours' } : UNDONE),
    );
  }

  /** Adds the outcome of each entry; false when told to give up. */
  async #writeInto(outcomes: Map<Queued, Outcome>, entries: readonly Queued[]): Promise<boolean> {
    const settled = await this.write(entries);
    settled?.forEach((outcome, index) => {
      const entry = entries[index];
      if (entry !== undefined) outcomes.set(entry, outcome);
    });
    return settled !== null;
  }

  #setAvailable(available: boolean): void {
    if (this.#isAvailable === available) return;
    this.#isAvailable = available;
    this.#events.onStorage(available);
  }
}

function nextDelay(delayMs: number): number {
  return delayMs === 0 ? RETRY_FIRST_MS : Math.min(delayMs * 2, RETRY_LAST_MS);
}

const UNIQUE_VIOLATION = '23505';

/**
 * SQLSTATE classes 22, 23 and 54: these rows will never fit, however often they are
 * tried. A unique violation is no such case: the commit thought lost is just landing.
 */
function isAboutTheData(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || code === UNIQUE_VIOLATION) return false;
  return ['22', '23', '54'].includes(code.slice(0, 2));
}
