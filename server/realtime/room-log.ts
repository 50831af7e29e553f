import { CommitGate } from './commit-gate.ts';
import type { Compacted } from './compaction.ts';
import { GAP_PATIENCE_MS, HELD_NEWS, RETRY_LAST_MS } from './limits.ts';
import { LogPosition, type Run } from './log-position.ts';
import type { Tail } from './log-tail.ts';

/** A run of a log that was not written here; null updates are to be read from the log. */
export interface LogNews extends Run {
  readonly updates: readonly Uint8Array[] | null;
}

export interface RoomLogEvents<News extends LogNews> {
  /** News that follows on what is known, or overlaps it. */
  readonly apply: (news: News & { readonly updates: readonly Uint8Array[] }) => void;
  /** The log holds what was not heard: reads it, and answers with `heard`. */
  readonly fill: () => Promise<void>;
}

/** What a reader of the document waits for, and how far the log is in what it read. */
interface Reading {
  readonly upto: number;
  readonly position: LogPosition;
}

/**
 * Where a room stands in its log. What is emitted here is numbered, and known
 * once it is committed; what others commit is applied in the log's order. News
 * from beyond a gap waits a moment, because a commit's answer and the news of
 * another take different ways; then the gap is filled from the log.
 */
export class RoomLog<News extends LogNews> {
  readonly #events: RoomLogEvents<News>;
  readonly #gate = new CommitGate();
  readonly #position: LogPosition;
  readonly #readings = new Set<Reading>();
  #held: News[] = [];
  #patience: NodeJS.Timeout | null = null;
  #isFilling = false;
  #isClosed = false;
  #tail: Tail;
  #sizeBytes: number;

  constructor(
    start: { readonly seq: number; readonly tail: Tail; readonly sizeBytes: number },
    events: RoomLogEvents<News>,
  ) {
    this.#position = new LogPosition(start.seq);
    this.#tail = start.tail;
    this.#sizeBytes = start.sizeBytes;
    this.#events = events;
  }

  /** How far the log is known here, without gaps. */
  get seq(): number {
    return this.#position.seq;
  }

  /** The log behind the newest snapshot, as far as it is known here. */
  get tail(): Tail {
    return this.#tail;
  }

  /** What the document would take if it were written down now, at most. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Counts an update on its way to the log; its number tells it from others when it is committed. */
  emit(sizeBytes: number): number {
    this.#sizeBytes += sizeBytes;
    return this.#gate.emit();
  }

  /** An update that was emitted here is in the log. */
  committed(number: number, seq: number, sizeBytes: number): void {
    const run = { from: seq, to: seq };
    for (const { upto, position } of this.#readings) if (number <= upto) position.add(run);
    this.#count(1, sizeBytes);
    this.#know(run);
    this.#gate.committed(number);
  }

  /** News of what others committed. */
  heard(news: News): void {
    if (this.#isClosed || news.to <= this.seq) return;
    this.#held.push(news);
    this.#applyHeld();
  }

  /** Runs once all that was emitted is committed, at once if it is; gives up if the room ends before. */
  afterCommit(run: () => void, giveUp: () => void): void {
    this.#gate.pass(run, giveUp);
  }

  /** The seq up to which a reader of the document as it is now knows the whole log, once all it read is committed. */
  whenCommitted(): Promise<number> {
    const reading = { upto: this.#gate.emitted, position: this.#position.fork() };
    this.#readings.add(reading);
    return new Promise<number>((resolve, reject) => {
      this.afterCommit(
        () => resolve(reading.position.seq),
        () => reject(new Error('The room ended.')),
      );
    }).finally(() => this.#readings.delete(reading));
  }

  /** The log behind became a snapshot, here or elsewhere. */
  compacted({ tail, snapshotBytes }: Compacted): void {
    this.#tail = tail;
    this.#sizeBytes = snapshotBytes + tail.bytes;
  }

  close(): void {
    this.#isClosed = true;
    this.#held = [];
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#gate.close();
  }

  #know(run: Run): void {
    this.#position.add(run);
    this.#applyHeld();
  }

  #applyHeld(): void {
    for (let next = this.#takeNext(); next !== null; next = this.#takeNext()) {
      this.#events.apply(next);
      if (this.#isClosed) return;
      const sizeBytes = sizeOf(next.updates);
      this.#sizeBytes += sizeBytes;
      this.#count(next.to - this.seq, sizeBytes);
      this.#position.add(next);
    }
    this.#watchGap();
  }

  /** The held news that can be applied now, which is then held no more. */
  #takeNext(): (News & { readonly updates: readonly Uint8Array[] }) | null {
    this.#held = this.#held.filter(({ to }) => to > this.seq);
    const next = this.#held.find(({ from }) => from <= this.seq + 1);
    if (next === undefined || !isComplete(next)) return null;
    this.#held = this.#held.filter((news) => news !== next);
    return next;
  }

  #watchGap(delayMs = GAP_PATIENCE_MS): void {
    const isBehind = this.#held.length > 0 || this.#position.hasGap;
    if (!isBehind) return this.#forgetGap();
    const isPatient = this.#held.length <= HELD_NEWS && this.#held.every(isComplete);
    this.#patience ??= setTimeout(() => this.#fill(), isPatient ? delayMs : 0);
  }

  #forgetGap(): void {
    if (this.#patience !== null) clearTimeout(this.#patience);
    this.#patience = null;
  }

  /** What was heard before is in the log: what is held and not in it is no news of this log. */
  #fill(): void {
    this.#forgetGap();
    if (this.#isFilling || this.#isClosed) return;
    this.#isFilling = true;
    void this.#fillFromLog(new Set(this.#held)).then((delayMs) => {
      this.#isFilling = false;
      return this.#isClosed ? undefined : this.#watchGap(delayMs);
    });
  }

  /** Answers after how long it is worth trying again, should something still be missing. */
  async #fillFromLog(heard: ReadonlySet<News>): Promise<number> {
    try {
      await this.#events.fill();
    } catch {
      return RETRY_LAST_MS; // told where it failed
    }
    this.#held = this.#held.filter((news) => !heard.has(news));
    return GAP_PATIENCE_MS;
  }

  #count(updates: number, bytes: number): void {
    this.#tail = { updates: this.#tail.updates + updates, bytes: this.#tail.bytes + bytes };
  }
}

function isComplete<News extends LogNews>(
  news: News,
): news is News & { readonly updates: readonly Uint8Array[] } {
  return news.updates !== null;
}

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0);
}
