import type { WorkspaceId } from '#domain/ids.ts';
import type { Instruments, Refusal } from '../realtime/instruments.ts';

/** What the health page looks back on. */
export const WINDOW_MS = 5 * 60_000;
/** Five minutes at seven commits a second; a busier server keeps the newest of them. */
const SAMPLES = 2_048;
/** Refusals kept of all workspaces together: a flood in one must not push out memory. */
const REFUSALS = 500;

/** A refusal with its moment. */
export interface PastRefusal extends Refusal {
  readonly at: number;
}

/** Half were below `p50`, nearly all below `p95`; null where nothing happened. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

/** The last minutes in memory, for people who look; what happened before is for Prometheus. */
export class Recent {
  readonly #now: () => number;
  readonly #commits = new Samples();
  readonly #rows = new Samples();
  readonly #refusals: PastRefusal[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  readonly instruments: Pick<Instruments, 'committed' | 'projected' | 'refused'> = {
    committed: ({ durationMs }) => this.#commits.add(durationMs, this.#now()),
    projected: (lagMs) => this.#rows.add(lagMs, this.#now()),
    refused: (refusal) => {
      this.#refusals.push({ ...refusal, at: this.#now() });
      if (this.#refusals.length > REFUSALS) this.#refusals.shift();
    },
  };

  commits(): Spread | null {
    return this.#commits.since(this.#now() - WINDOW_MS);
  }

  rows(): Spread | null {
    return this.#rows.since(this.#now() - WINDOW_MS);
  }

  /** The newest first. */
  refusalsIn(workspaceId: WorkspaceId, limit: number): PastRefusal[] {
    return this.#refusals
      .filter((refusal) => refusal.workspaceId === workspaceId)
      .slice(-limit)
      .toReversed();
  }
}

/** A ring of values with their moments. */
class Samples {
  readonly #values = new Float64Array(SAMPLES);
  readonly #moments = new Float64Array(SAMPLES).fill(-Infinity);
  #next = 0;

  add(value: number, at: number): void {
    this.#values[this.#next] = value;
    this.#moments[this.#next] = at;
    this.#next = (this.#next + 1) % SAMPLES;
  }

  since(moment: number): Spread | null {
    const values = this.#values.filter((_, index) => (this.#moments[index] ?? 0) > moment).sort();
    if (values.length === 0) return null;
    const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
    return { count: values.length, p50: at(0.5), p95: at(0.95) };
  }
}
