import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Census, Instruments } from '../realtime/instruments.ts';

/** A commit takes milliseconds on a quiet disk, seconds on a sick one. */
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const BATCH_UPDATES = [1, 2, 5, 10, 25, 50, 100, 250, 1_000];
/** Rows follow within a quarter of a second; under a flood of edits within seconds. */
const ROWS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const COMPACTION_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A request the app answered, by the pattern of its route: addresses hold ids and secrets. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** What Prometheus is told. The names are a contract with whoever draws them: README.md lists them. */
export function createMetrics() {
  const registry = new Registry();
  const counter = (name: string, help: string) => new Counter(of(name, help, []));
  const counterBy = <Label extends string>(name: string, help: string, label: Label) =>
    new Counter<Label>(of(name, help, [label]));
  const gauge = (name: string, help: string) => new Gauge(of(name, help, []));
  const histogram = (name: string, help: string, buckets: readonly number[]) =>
    new Histogram({ ...of(name, help, []), buckets: [...buckets] });
  const of = <Label extends string>(name: string, help: string, labelNames: Label[]) => ({
    name: `copydesk_${name}`,
    help,
    labelNames,
    registers: [registry],
  });

  const taken = counter('updates_taken_total', 'Updates of pages that were applied.');
  const refusals = counterBy('refusals_total', 'What pages sent and was not taken.', 'reason');
  const rests = counter('rests_total', 'Times a page waited because its room was too busy.');
  const turnedAway = counterBy('turned_away_total', 'Sockets that were not let in.', 'reason');
  const commits = histogram(
    'commit_duration_seconds',
    'From sending a batch of updates to the database to its commit.',
    COMMIT_SECONDS,
  );
  const batches = histogram('commit_updates', 'Updates that shared a commit.', BATCH_UPDATES);
  const commitFailures = counter('commit_failures_total', 'Commits that failed; tried again.');
  const rows = histogram(
    'projection_lag_seconds',
    'From the commit of an edit to the rows that show it.',
    ROWS_SECONDS,
  );
  const rowFailures = counter('projection_failures_total', 'Passes over rows that failed.');
  const compactions = histogram(
    'compaction_duration_seconds',
    'Putting a snapshot in the place of a log.',
    COMPACTION_SECONDS,
  );
  const evictions = counter('evictions_total', 'Rooms without people that left memory.');
  const requests = new Histogram({
    ...of('http_request_duration_seconds', 'Requests the app answered.', [
      'method',
      'route',
      'status',
    ]),
    buckets: REQUEST_SECONDS,
  });

  const connections = gauge('connections', 'Open sockets.');
  const rooms = new Gauge(of('rooms', 'Rooms in memory.', ['type']));
  const present = gauge('present', 'Pages that say where they are.');
  const queuedUpdates = gauge('commit_queue_updates', 'Updates that wait for their commit.');
  const queuedBytes = gauge('commit_queue_bytes', 'Size of the updates that wait.');
  const storage = gauge('storage_available', '1 while commits work, 0 while they fail.');
  const behind = gauge('projection_behind_seconds', 'Age of the oldest edit rows lack.');

  const instruments: Instruments = {
    taken: () => taken.inc(),
    refused: ({ reason }) => refusals.inc({ reason }),
    rested: () => rests.inc(),
    turnedAway: (reason) => turnedAway.inc({ reason }),
    committed: ({ updates, durationMs }) => {
      commits.observe(durationMs / 1_000);
      batches.observe(updates);
    },
    commitFailed: () => commitFailures.inc(),
    projected: (lagMs) => rows.observe(lagMs / 1_000),
    projectionFailed: () => rowFailures.inc(),
    compacted: (durationMs) => compactions.observe(durationMs / 1_000),
    evicted: () => evictions.inc(),
  };

  return {
    instruments,
    answered: ({ method, route, status, durationMs }: Answered) =>
      requests.observe({ method, route, status: String(status) }, durationMs / 1_000),
    /** Memory, processor, event loop and garbage of this process as well: once a process. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    contentType: registry.contentType,
    /** All of it in Prometheus's text, with what is held at this moment. */
    async expose(census: Census): Promise<string> {
      connections.set(census.connections);
      for (const [type, count] of Object.entries(census.rooms)) rooms.set({ type }, count);
      present.set(census.present);
      queuedUpdates.set(census.queuedUpdates);
      queuedBytes.set(census.queuedBytes);
      storage.set(census.isStorageAvailable ? 1 : 0);
      behind.set(census.rowsBehindMs / 1_000);
      return registry.metrics();
    },
  };
}
