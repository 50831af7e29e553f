import { median } from './statistics.ts';

/** What one run found, by measure. */
export type Reading = Readonly<Record<string, number>>;

/** Something that can be measured again and again, from a fresh start each time. */
export interface Entrant {
  readonly name: string;
  readonly run: () => Promise<Reading>;
}

/** What all runs of one entrant came to. */
export interface Result {
  readonly name: string;
  readonly runs: readonly Reading[];
  /** The median of each measure. */
  readonly medians: Reading;
  /** The first thing that went wrong; the numbers are those of the runs that went well. */
  readonly problem: string | null;
}

/**
 * Runs every entrant once a round, round by round: a noisy quarter of an hour
 * then hurts all of them alike. One that falls over says so in its row.
 */
export async function runRounds(entrants: readonly Entrant[], rounds: number): Promise<Result[]> {
  const runs = new Map<Entrant, Run[]>(entrants.map((entrant) => [entrant, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [entrant, known] of runs) known.push(await runOnce(entrant));
  }
  return [...runs].map(([{ name }, known]) => resultOf(name, known));
}

type Run = { readonly reading: Reading } | { readonly problem: string };

async function runOnce(entrant: Entrant): Promise<Run> {
  try {
    return { reading: await entrant.run() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function resultOf(name: string, all: readonly Run[]): Result {
  const runs = all.flatMap((run) => ('reading' in run ? [run.reading] : []));
  const [problem = null] = all.flatMap((run) => ('problem' in run ? [run.problem] : []));
  const keys = new Set(runs.flatMap((reading) => Object.keys(reading)));
  const medians = Object.fromEntries(
    [...keys].map((key) => [key, median(runs.map((reading) => reading[key] ?? NaN))]),
  );
  return { name, runs, medians, problem };
}
