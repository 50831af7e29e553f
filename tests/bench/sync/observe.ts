import { processorTimeUs } from '../processes.ts';
import type { BenchServer } from './contestant.ts';
import type { Crowd } from './load/crowd.ts';
import type { Duration } from './scenario.ts';

/** What came of a crowd's work while it counted. */
export interface Observation {
  readonly seconds: number;
  /** What the server's process used. */
  readonly cpuUs: number;
  /** What the processes of its database used; NaN where it has none, or none here. */
  readonly databaseCpuUs: number;
  /** Updates that were sent. */
  readonly typed: number;
  /** Updates that reached a reader in time. */
  readonly delivered: number;
  /** How old each was on arrival; those that came when the time was over are among them. */
  readonly agesMs: readonly number[];
  /** Deliveries that never came, and updates a document lacks. */
  readonly missing: number;
}

/** Lets a busy crowd warm its server up, watches both, stops the work and waits for what is under way. */
export async function observe(
  server: BenchServer,
  crowd: Crowd,
  { warmUpMs, measureMs }: Duration,
  stopWork: () => void,
): Promise<Observation> {
  await crowd.live(warmUpMs);
  const before = await countersOf(server, crowd);
  await crowd.live(measureMs);
  const after = await countersOf(server, crowd);
  stopWork();
  const missing = await crowd.disperse();
  return {
    seconds: (after.atMs - before.atMs) / 1_000,
    cpuUs: after.cpuUs - before.cpuUs,
    databaseCpuUs: after.databaseCpuUs - before.databaseCpuUs,
    typed: after.typed - before.typed,
    delivered: after.delivered - before.delivered,
    agesMs: crowd.agesMs.slice(before.delivered),
    missing,
  };
}

async function countersOf(server: BenchServer, crowd: Crowd) {
  const pids = (await server.storage?.processIds()) ?? [];
  return {
    atMs: performance.now(),
    cpuUs: processorTimeUs(server.pid),
    databaseCpuUs: pids.length === 0 ? NaN : pids.map(processorTimeUs).reduce((a, b) => a + b),
    typed: crowd.typed,
    delivered: crowd.agesMs.length,
  };
}
