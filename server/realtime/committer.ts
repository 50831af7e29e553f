import { setTimeout as wait } from 'node:timers/promises';
import type { AccountId } from '#domain/ids.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import { bindClients, type ClientBinding } from '#server/db/document-clients.ts';
import { appendsFound, appendUpdates } from '#server/db/documents.ts';
import { insertEvents, type TagEvent } from '#server/db/tag-events.ts';
import { runsOf, type CommittedRun } from './committed-run.ts';
import {
  BATCH_BYTES,
  BATCH_UPDATES,
  COMMIT_SLOW_MS,
  QUEUE_LIMIT_BYTES,
  RETRY_FIRST_MS,
  RETRY_LAST_MS,
} from './limits.ts';

/** One update as a room emitted it, with what must be committed in the same breath. */
export interface Entry {
  readonly docId: string;
  /** The life of the document it was made in. */
  readonly epoch: number;
  readonly actorId: AccountId | null;
  readonly bytes: Uint8Array;
  readonly bindings: readonly ClientBinding[];
  readonly events: readonly TagEvent[];
  /** Called once, in the order entries of a document were queued. */
  readonly settled: (outcome: Outcome) => void;
}

export type Outcome =
  | { readonly type: 'committed'; readonly seq: number }
  /** The document takes no more: closed for writing, gone, or these bytes cannot be stored. */
  | { readonly type: 'refused' }
  /** Another node was quicker to bind a client id it writes under to somebody else. */
  | { readonly type: 'not-yours' }
  /** It is not at fault, but what it was made upon is not in the log. */
  | { readonly type: 'undone' };

interface Queued extends Entry {
  readonly nodeSeq: number;
}

/** What an edit is called on its way through a node, in the log and in the document's log alike. */
export interface NamedEdit {
  readonly nodeSeq: number;
  readonly docId: string;
}

export interface CommitterEvents {
  readonly onAccepted: (edit: NamedEdit) => void;
  /** Told before whoever waits for the entry is. */
  readonly onSettled: (edit: NamedEdit, outcome: Outcome) => void;
  /** Told when others know of what was committed. */
  readonly onTold: (edit: NamedEdit) => void;
  /** Told after the entries themselves are, once a transaction and document. */
  readonly onCommitted: (run: CommittedRun) => void;
  /** Commits began to fail, or work again. */
  readonly onStorage: (available: boolean) => void;
  /** The queue is over its limit, or empty again. */
  readonly onPressure: (isFull: boolean) => void;
  readonly onError: (error: unknown) => void;
  readonly onBatch: (batch: { readonly updates: number; readonly durationMs: number }) => void;
}

/**
 * Group commit: whatever queued while the last transaction ran goes into the
 * next one, with no timer. What cannot be committed waits and is tried again;
 * nothing is called settled before its commit.
 */
export class Committer {
  readonly #database: Database;
  readonly #nodeId: string;
  readonly #events: CommitterEvents;
  #queue: Queued[] = [];
  #queuedBytes = 0;
  #isFull = false;
  #nodeSeq = 0;
  #running: Promise<void> | null = null;
  #isAvailable = true;
  #abandoned = new AbortController();

  constructor(database: Database, nodeId: string, events: CommitterEvents) {
    this.#database = database;
    this.#nodeId = nodeId;
    this.#events = events;
  }

  get isAvailable(): boolean {
    return this.#isAvailable;
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
    const giveUp = setTimeout(() => this.#abandoned.abort(), timeoutMs);
    await this.#running.finally(() => clearTimeout(giveUp));
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // let the turn that queued the first entry queue the rest
    while (this.#queue.length > 0 && !this.#abandoned.signal.aborted) {
      const batch = this.#nextBatch();
      const outcomes = await this.#commitUntilDone(batch);
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

  /** Tries until the database has answered for every entry; null when told to give up. */
  async #commitUntilDone(batch: readonly Queued[]): Promise<Outcome[] | null> {
    let found: ReadonlyMap<number, number> = new Map();
    for (let delayMs = 0; ; delayMs = nextDelay(delayMs)) {
      try {
        if (delayMs > 0) {
          await wait(delayMs, undefined, { signal: this.#abandoned.signal });
          found = await this.#alreadyCommitted(batch);
        }
        return await this.#commitInTime(batch, found);
      } catch (error) {
        if (this.#abandoned.signal.aborted) return null;
        if (error instanceof ClientsTaken) return this.#commitOthers(batch, error.bindings);
        if (isAboutTheData(error)) return this.#commitHalves(batch, error);
        this.#events.onError(error);
        this.#setAvailable(false);
      }
    }
  }

  /** A commit that hangs is as bad as one that fails: people are told, and told again when it is done. */
  async #commitInTime(batch: readonly Queued[], found: ReadonlyMap<number, number>) {
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

  /** A commit whose answer was lost may have happened: what is in the log is not appended again. */
  #alreadyCommitted(batch: readonly Queued[]): Promise<ReadonlyMap<number, number>> {
    const nodeSeqs = batch.map(({ nodeSeq }) => nodeSeq);
    return appendsFound(this.#database, this.#nodeId, nodeSeqs);
  }

  /**
   * Finds the update the database cannot store by halves. What comes before it is
   * committed, and what does not build on it: one person's broken bytes are their own.
   */
  async #commitHalves(batch: readonly Queued[], error: unknown): Promise<Outcome[] | null> {
    if (batch.length === 1) {
      this.#events.onError(error);
      return [{ type: 'refused' }];
    }
    const outcomes = new Map<Queued, Outcome>();
    const middle = Math.ceil(batch.length / 2);
    const first = batch.slice(0, middle);
    if (!(await this.#commitInto(outcomes, first))) return null;
    const lost = first.filter((entry) => outcomes.get(entry)?.type !== 'committed');
    const lostIds = new Set(lost.map(({ docId }) => docId));
    const second = batch.slice(middle).filter(({ docId }) => !lostIds.has(docId));
    if (second.length > 0 && !(await this.#commitInto(outcomes, second))) return null;
    return batch.map((entry) => outcomes.get(entry) ?? UNDONE);
  }

  /** Commits what has nothing to do with the documents in which client ids are somebody else's. */
  async #commitOthers(
    batch: readonly Queued[],
    taken: readonly ClientBinding[],
  ): Promise<Outcome[] | null> {
    const outcomes = new Map<Queued, Outcome>();
    const docIds = new Set(taken.map(({ docId }) => docId));
    const others = batch.filter(({ docId }) => !docIds.has(docId));
    if (others.length > 0 && !(await this.#commitInto(outcomes, others))) return null;
    const isTaken = ({ docId, clientId }: ClientBinding) =>
      taken.some((other) => other.docId === docId && other.clientId === clientId);
    return batch.map(
      (entry) =>
        outcomes.get(entry) ?? { type: entry.bindings.some(isTaken) ? 'not-yours' : 'undone' },
    );
  }

  /** Adds the outcome of each entry; false when told to give up. */
  async #commitInto(outcomes: Map<Queued, Outcome>, entries: readonly Queued[]): Promise<boolean> {
    const settled = await this.#commitUntilDone(entries);
    settled?.forEach((outcome, index) => {
      const entry = entries[index];
      if (entry !== undefined) outcomes.set(entry, outcome);
    });
    return settled !== null;
  }

  #commit(batch: readonly Queued[], found: ReadonlyMap<number, number>): Promise<Outcome[]> {
    const pending = batch.filter(({ nodeSeq }) => !found.has(nodeSeq));
    return this.#database.transaction(async (tx) => {
      const seqs = pending.length > 0 ? await this.#append(tx, pending) : new Map();
      return batch.map(({ nodeSeq }): Outcome => {
        const seq = found.get(nodeSeq) ?? seqs.get(nodeSeq);
        return seq === undefined ? { type: 'refused' } : { type: 'committed', seq };
      });
    });
  }

  /** The log, the client ids and the audit trail in one transaction; answers the seq by nodeSeq. */
  async #append(tx: Queryable, pending: readonly Queued[]): Promise<Map<number, number>> {
    const seqs = await appendUpdates(tx, this.#nodeId, pending);
    const taken = pending.flatMap((entry, index) => {
      const seq = seqs[index] ?? null;
      return seq === null ? [] : [{ ...entry, seq }];
    });
    const bindings = taken.flatMap((entry) => entry.bindings);
    const lost = bindings.length > 0 ? await bindClients(tx, bindings) : [];
    if (lost.length > 0) throw new ClientsTaken(lost);
    await insertEvents(tx, taken);
    return new Map(taken.map(({ nodeSeq, seq }) => [nodeSeq, seq]));
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

  #setAvailable(available: boolean): void {
    if (this.#isAvailable === available) return;
    this.#isAvailable = available;
    this.#events.onStorage(available);
  }

  #setFull(isFull: boolean): void {
    this.#isFull = isFull;
    this.#events.onPressure(isFull);
  }
}

const UNDONE: Outcome = { type: 'undone' };

/** Thrown to take a transaction back in which client ids are bound that are somebody else's. */
class ClientsTaken extends Error {
  constructor(readonly bindings: readonly ClientBinding[]) {
    super('Client ids are bound to others.');
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
