import type { Log } from '#server/log.ts';

/** A line a second of each kind is enough to see that something goes on. */
const INTERVAL_MS = 1_000;

/**
 * Tells what anybody outside may cause as often as they like: the first of a kind at
 * once, and the rest of that second as a number.
 */
export class SampledLog {
  readonly #log: Log;
  readonly #leftOut = new Map<string, number>();

  constructor(log: Log) {
    this.#log = log;
  }

  info(kind: string, details: object, words: string): void {
    const leftOut = this.#leftOut.get(kind);
    if (leftOut !== undefined) return void this.#leftOut.set(kind, leftOut + 1);
    this.#log.info(details, words);
    this.#leftOut.set(kind, 0);
    setTimeout(() => this.#sumUp(kind), INTERVAL_MS).unref();
  }

  #sumUp(kind: string): void {
    const leftOut = this.#leftOut.get(kind) ?? 0;
    this.#leftOut.delete(kind);
    if (leftOut === 0) return;
    this.#log.info({ kind, count: leftOut }, 'more of the same kind, left out');
    this.#leftOut.set(kind, 0); // this line is of the next second
    setTimeout(() => this.#sumUp(kind), INTERVAL_MS).unref();
  }
}
