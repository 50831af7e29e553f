import { median } from '../statistics.ts';
import type { Contestant } from './contestant.ts';
import type { Duration, Reading, Scenario } from './scenario.ts';

export interface Series {
  readonly scenario: Scenario;
  readonly results: readonly Result[];
}

/** What all runs of one contestant came to. */
export interface Result {
  readonly contestant: string;
  readonly runs: readonly Reading[];
  /** The median of each measure. */
  readonly medians: Reading;
  /** The first thing that went wrong; such a contestant's numbers are those of its good runs. */
  readonly problem: string | null;
}

export interface SeriesOptions {
  readonly rounds: number;
  readonly duration: Duration;
}

/**
 * Runs a scenario round by round, every contestant once a round on a fresh
 * server: a noisy quarter of an hour then hurts all of them alike.
 */
export async function runSeries(
  scenario: Scenario,
  contestants: readonly Contestant[],
  { rounds, duration }: SeriesOptions,
): Promise<Series> {
  const runs = new Map<Contestant, Run[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [contestant, known] of runs)
      known.push(await runOnce(scenario, contestant, duration));
  }
  return { scenario, results: [...runs].map(([{ name }, known]) => resultOf(name, known)) };
}

type Run = { readonly reading: Reading } | { readonly problem: string };

/** A contestant that falls over says so in its row; the others are measured all the same. */
async function runOnce(
  scenario: Scenario,
  contestant: Contestant,
  duration: Duration,
): Promise<Run> {
  try {
    const server = await contestant.start(scenario.shape, scenario.furnish);
    try {
      return { reading: await scenario.run(server, duration) };
    } finally {
      await server.stop();
    }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function resultOf(contestant: string, all: readonly Run[]): Result {
  const runs = all.flatMap((run) => ('reading' in run ? [run.reading] : []));
  const [problem = null] = all.flatMap((run) => ('problem' in run ? [run.problem] : []));
  const keys = Object.keys(runs[0] ?? {});
  const medians = Object.fromEntries(
    keys.map((key) => [key, median(runs.map((reading) => reading[key] ?? NaN))]),
  );
  return { contestant, runs, medians, problem };
}
