import { currentCodebookOf, NO_CODEBOOK, type CodebookVersion } from '#server/db/codebooks.ts';
import type { Database } from '#server/db/database.ts';
import type { Log } from '#server/log.ts';
import {
  KEEPER_CHANCE_MS,
  KEEPER_CHECK_MS,
  PROJECTION_DELAY_LAST_MS,
  PROJECTION_DELAY_MS,
  PROJECTION_PASSES,
  PROJECTION_REST_FACTOR,
} from '../limits.ts';
import type { EditTrace } from '../edit-trace.ts';
import type { Instruments } from '../instruments.ts';
import type { FanOut } from '../fan-out/fan-out.ts';
import type { HeldRoom, Rooms } from '../rooms.ts';
import { addressesOf, rowsOf, subjectName, type Subject } from './documents.ts';
import { keepingOf } from './keeping.ts';
import { writeRows, type Memory } from './write-rows.ts';

/** The state of one subject whose rows are, or were lately, behind. */
interface Work {
  readonly subject: Subject;
  memory: Memory;
  /** What the last pass cost: the next one rests in proportion. */
  durationMs: number;
  /** When the oldest edit was committed that the rows do not show; null when there is none. */
  behindSince: number | null;
  timer: NodeJS.Timeout | null;
  /** Since when it is left to another node; null when it is not. */
  leftSince: number | null;
  running: Promise<void> | null;
}

export interface ProjectorDependencies {
  readonly database: Database;
  readonly nodeId: string;
  readonly fanOut: FanOut;
  readonly log: Log;
  readonly rooms: () => Rooms;
  readonly instruments: Instruments;
  readonly trace: EditTrace;
}

/**
 * Keeps rows in step with documents. A pass reads documents as they are, waits
 * until that is committed, and writes rows with the seq they belong to; so rows
 * are never ahead of the log, and a pass that was lost is simply made again.
 */
export class Projector {
  readonly #dependencies: ProjectorDependencies;
  readonly #works = new Map<string, Work>();
  readonly #waitingForTurn: (() => void)[] = [];
  #turns = PROJECTION_PASSES;
  #isClosed = false;

  constructor(dependencies: ProjectorDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * A document of the subject changed: its rows follow in a moment. What was
   * written elsewhere, others hear of as well: nodes do not all begin at once.
   */
  touch(subject: Subject, where: 'here' | 'elsewhere'): void {
    if (this.#isClosed) return;
    const work = this.#workOn(subject);
    work.behindSince ??= Date.now();
    const isOurs = where === 'here' || !this.#dependencies.fanOut.isShared;
    this.#plan(work, restAfter(work.durationMs) + (isOurs ? 0 : Math.random() * KEEPER_CHANCE_MS));
  }

  /** Resolves when the rows say all that was committed before the call. */
  async now(subject: Subject): Promise<void> {
    const work = this.#workOn(subject);
    if (work.timer !== null) clearTimeout(work.timer);
    work.timer = null;
    await this.#pass(work);
  }

  /** Age of the oldest committed edit that rows do not show yet. */
  behindMs(now: number): number {
    let oldest = now;
    for (const { behindSince } of this.#works.values())
      oldest = Math.min(oldest, behindSince ?? now);
    return now - oldest;
  }

  /** Ends after the passes under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { timer } of this.#works.values()) if (timer !== null) clearTimeout(timer);
    await Promise.allSettled([...this.#works.values()].flatMap(({ running }) => running ?? []));
  }

  #plan(work: Work, delayMs: number): void {
    work.timer ??= setTimeout(() => {
      work.timer = null;
      this.#keep(work).catch((error: unknown) => this.#failed(work, error));
    }, delayMs);
  }

  /** Writes the rows, unless another node does. */
  async #keep(work: Work): Promise<void> {
    const now = Date.now();
    const waitedMs = work.leftSince === null ? 0 : now - work.leftSince;
    const keeping = await keepingOf(work.subject, waitedMs, this.#dependencies);
    if (this.#isClosed) return;
    if (keeping === 'elsewhere') {
      work.leftSince ??= now;
      return this.#plan(work, KEEPER_CHECK_MS);
    }
    work.leftSince = null;
    if (keeping === 'ours') return this.#pass(work);
    work.behindSince = null;
    this.#forgetIfIdle(work);
  }

  /** One pass at a time for a subject: a pass that began earlier may have read too early. */
  async #pass(work: Work): Promise<void> {
    const before = work.running;
    const pass = (async () => {
      if (before !== null) await before.catch(() => {}); // told to whoever asked for it
      await this.#takeTurn(() => this.#project(work));
    })();
    work.running = pass;
    await pass.finally(() => {
      if (work.running === pass) work.running = null;
      this.#forgetIfIdle(work);
    });
  }

  async #project(work: Work): Promise<void> {
    const { database, nodeId, instruments, trace } = this.#dependencies;
    const startedAt = Date.now();
    const { behindSince } = work;
    const held = await this.#holdAll(work.subject);
    work.behindSince = null; // what is committed from here on is another edit's lag
    try {
      const { version, codebook } = await this.#codebookFor(held);
      const documents = new Map(held.map(({ room }) => [room.name, room]));
      const rows = rowsOf(documents, codebook);
      const seqs = await Promise.all(held.map(({ room }) => room.log.whenCommitted()));
      const rowsAt = rows.map((document, index) => ({ ...document, seq: seqs[index] ?? 0 }));
      const read = { documents: rowsAt, codebookVersion: version, nodeId, isNews: true };
      work.memory = await database.transaction((tx) =>
        writeRows(tx, work.subject, read, work.memory),
      );
      trace.projected(rowsAt);
      if (behindSince !== null) instruments.projected(Date.now() - behindSince);
    } catch (error) {
      work.behindSince = behindSince ?? startedAt;
      throw error;
    } finally {
      for (const { release } of held) release();
      work.durationMs = Date.now() - startedAt;
    }
  }

  async #holdAll(subject: Subject): Promise<HeldRoom[]> {
    const { database, rooms } = this.#dependencies;
    const held: HeldRoom[] = [];
    try {
      for (const address of await addressesOf(database, subject)) {
        const room = await rooms().hold(address);
        if (room !== null) held.push(room);
      }
      return held;
    } catch (error) {
      for (const { release } of held) release();
      throw error;
    }
  }

  async #codebookFor([first]: readonly HeldRoom[]): Promise<CodebookVersion> {
    const { database } = this.#dependencies;
    const codebook = first && (await currentCodebookOf(database, first.room.place.projectId));
    return codebook ?? NO_CODEBOOK;
  }

  /** A few passes at once, so that commits always find a connection of the pool. */
  async #takeTurn(work: () => Promise<void>): Promise<void> {
    if (this.#turns === 0) await new Promise<void>((resolve) => this.#waitingForTurn.push(resolve));
    else this.#turns -= 1;
    try {
      await work();
    } finally {
      const next = this.#waitingForTurn.shift();
      if (next === undefined) this.#turns += 1;
      else next();
    }
  }

  #failed(work: Work, error: unknown): void {
    if (this.#isClosed) return;
    const { log, instruments } = this.#dependencies;
    log.warn({ error, subject: subjectName(work.subject) }, 'rows are behind');
    instruments.projectionFailed();
    work.durationMs = PROJECTION_DELAY_LAST_MS;
    this.touch(work.subject, 'here');
  }

  #workOn(subject: Subject): Work {
    const name = subjectName(subject);
    const known = this.#works.get(name);
    if (known !== undefined) return known;
    const work: Work = {
      subject,
      memory: new Map(),
      durationMs: 0,
      behindSince: null,
      timer: null,
      leftSince: null,
      running: null,
    };
    this.#works.set(name, work);
    return work;
  }

  /** What was written is remembered while somebody is there to change it. */
  #forgetIfIdle(work: Work): void {
    if (work.timer !== null || work.running !== null) return;
    const { rooms } = this.#dependencies;
    const names = new Set(work.memory.keys());
    for (const room of rooms().openRooms()) {
      if (names.has(room.name) && room.connections.size > 0) return;
    }
    this.#works.delete(subjectName(work.subject));
  }
}

function restAfter(durationMs: number): number {
  const rest = durationMs * PROJECTION_REST_FACTOR;
  return Math.min(Math.max(PROJECTION_DELAY_MS, rest), PROJECTION_DELAY_LAST_MS);
}
