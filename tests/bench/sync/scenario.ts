import type { Measure } from '../report.ts';
import type { Entrant, Reading } from '../rounds.ts';
import type { BenchServer, Contestant, CrowdShape, Furnish } from './contestant.ts';

/** How long one run of a scenario lasts. */
export interface Duration {
  /** Before anything counts: code gets compiled, caches fill. */
  readonly warmUpMs: number;
  readonly measureMs: number;
}

export interface Scenario {
  /** As given to `--only`. */
  readonly name: string;
  readonly title: string;
  readonly shape: CrowdShape;
  /** Whether only a server that commits can take part. */
  readonly isAboutStorage?: boolean;
  /** Whether it is about several nodes, and nothing else can take part. */
  readonly isAboutNodes?: boolean;
  readonly measures: readonly Measure[];
  /** What stands in the documents before the server starts. */
  readonly furnish?: Furnish;
  /** One run on a fresh server; the reading has every measure. */
  readonly run: (server: BenchServer, duration: Duration) => Promise<Reading & Loss>;
}

/** Deliveries that never came, and updates that the documents lack: a run that loses any says nothing about speed. */
interface Loss {
  readonly missing: number;
}

/** Those who can take part in a scenario, each run on a server started for it. */
export function entrantsOf(
  scenario: Scenario,
  contestants: readonly Contestant[],
  duration: Duration,
): Entrant[] {
  return contestants
    .filter(({ isOfNodes = false }) => isOfNodes === (scenario.isAboutNodes ?? false))
    .filter(({ isDurable }) => isDurable || scenario.isAboutStorage !== true)
    .map((contestant) => ({
      name: contestant.name,
      run: async () => {
        const server = await contestant.start(scenario.shape, scenario.furnish);
        try {
          const { missing, ...reading } = await scenario.run(server, duration);
          if (missing > 0) throw new Error(`${missing} updates went missing.`);
          return reading;
        } finally {
          await server.stop();
        }
      },
    }));
}
