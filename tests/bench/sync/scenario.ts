import type { BenchServer, CrowdShape, Furnish } from './contestant.ts';

/** How long one run of a scenario lasts. */
export interface Duration {
  /** Before anything counts: code gets compiled, caches fill. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What one run found, by measure. */
export type Reading = Readonly<Record<string, number>>;

export interface Measure {
  /** The key in a reading. */
  readonly key: string;
  /** The heading of its column, with its unit. */
  readonly title: string;
  /** Whether a column of its ratio to the first contestant stands beside it. */
  readonly isCompared?: boolean;
  /** Whether not every server has it. */
  readonly isOptional?: boolean;
}

export interface Scenario {
  /** As given to `--only`. */
  readonly name: string;
  readonly title: string;
  readonly shape: CrowdShape;
  /** Whether only a server that commits can take part. */
  readonly isAboutStorage?: boolean;
  readonly measures: readonly Measure[];
  /** What stands in the documents before the server starts. */
  readonly furnish?: Furnish;
  /** One run on a fresh server. The reading has every measure, and `missing`: what was sent and never arrived. */
  run(server: BenchServer, duration: Duration): Promise<Reading>;
}
