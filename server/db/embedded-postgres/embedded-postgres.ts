import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#server/log.ts';
import { isConnectionFailure } from '../connection-failure.ts';
import { openDatabase } from '../database.ts';
import { prepareBinaries } from './binaries.ts';
import { clusterHome, openCluster, prepareCluster, ROLE, type Cluster } from './cluster.ts';
import {
  runningPort,
  startPostmaster,
  type Postmaster,
  type PostmasterOptions,
} from './postmaster.ts';
import { chooseSystemUser } from './system-user.ts';

/** Before a Postgres that ended again is started again: doubled each time, up to the longest. */
const SHORTEST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** One that ran this long is started again at once. */
const LASTING_MS = 60_000;

export interface EmbeddedPostgres {
  readonly connectionString: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute; made when it does not exist. */
  readonly dataDirectory: string;
  readonly log: Log;
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs the real Postgres that npm installed, on the data in one folder, until
 * it is stopped or this process ends in any way. Throws `StartupProblem`.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const user = await chooseSystemUser(clusterHome(options.dataDirectory));
  const binaries = await prepareBinaries(user);
  const cluster = await prepareCluster(options.dataDirectory, binaries, user);
  return serve(options, { binaries, cluster, user });
}

/**
 * The database of a data folder for a program beside the server: the running
 * one where there is one, which goes on after `stop`; else started until then.
 * Throws `StartupProblem`, also where the folder holds no database.
 */
export async function joinEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const user = await chooseSystemUser(clusterHome(options.dataDirectory));
  const cluster = await openCluster(options.dataDirectory, user);
  const port = await runningPort(cluster);
  if (port !== null && (await answers(addressAt(cluster, port))))
    return { connectionString: addressAt(cluster, port), stop: async () => {} };
  return serve(options, { binaries: await prepareBinaries(user), cluster, user });
}

/** Whether a Postgres takes connections there: the file that names its port outlives a killed one. */
async function answers(connectionString: string): Promise<boolean> {
  const database = openDatabase({ connectionString, onIdleError: () => {}, poolSize: 1 });
  try {
    await database.query('select 1');
    return true;
  } catch (error) {
    if (isConnectionFailure(error)) return false;
    throw error;
  } finally {
    await database.close();
  }
}

async function serve(
  options: EmbeddedPostgresOptions,
  { binaries, cluster, user }: Pick<PostmasterOptions, 'binaries' | 'cluster' | 'user'>,
): Promise<EmbeddedPostgres> {
  const supervised = await supervise(options.log, {
    binaries,
    cluster,
    user,
    settings: options.settings ?? {},
    onLine: (line) => logLine(options.log, line),
  });
  if (!cluster.files.startsWith(options.dataDirectory)) {
    options.log.info(
      { files: cluster.files },
      `Postgres does not run as root, and its own user cannot reach ${options.dataDirectory}: the data is kept elsewhere`,
    );
  }
  return {
    connectionString: addressAt(cluster, supervised.port),
    stop: supervised.stop,
  };
}

function addressAt({ password }: Cluster, port: number): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/postgres`;
}

/** Keeps Postgres running on one port: whoever is connected finds it again after a crash. */
async function supervise(log: Log, options: PostmasterOptions) {
  let current: Postmaster = await startPostmaster(options);
  const { port } = current;
  const stopping = new AbortController();

  const watch = async () => {
    let pauseMs = 0;
    for (;;) {
      const startedAt = performance.now();
      await current.ended;
      if (stopping.signal.aborted) return;
      log.error('Postgres ended unexpectedly and is started again');
      if (performance.now() - startedAt > LASTING_MS) pauseMs = 0;
      const restarted = await restart(log, options, { port, pauseMs, signal: stopping.signal });
      ({ postmaster: current, pauseMs } = restarted);
      if (stopping.signal.aborted) return current.stop();
      log.info('Postgres runs again');
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });

  return {
    port,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}

interface Restart {
  readonly port: number;
  /** Before the first attempt. */
  readonly pauseMs: number;
  readonly signal: AbortSignal;
}

/** Tries until it runs; answers it, and how long to wait before the next time. */
async function restart(
  log: Log,
  options: PostmasterOptions,
  { port, signal, ...first }: Restart,
): Promise<{ postmaster: Postmaster; pauseMs: number }> {
  let { pauseMs } = first;
  for (;;) {
    await delay(pauseMs, undefined, { signal });
    pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, pauseMs * 2));
    try {
      return { postmaster: await startPostmaster(options, port), pauseMs };
    } catch (error) {
      log.error({ error }, 'Postgres could not be started again yet');
    }
  }
}

/** `2026-11-23 20:53:38.123 UTC [42] FATAL:  words` */
function logLine(log: Log, line: string): void {
  const [, level = 'LOG', words = line] = /^\S+ \S+ \S+ \[\d+\] (\w+):\s+(.*)$/.exec(line) ?? [];
  // FATAL ends one connection, which reports it itself; PANIC ends the server.
  if (level === 'PANIC') log.error({ postgres: words }, 'Postgres failed');
  else log.debug({ postgres: words }, 'Postgres said');
}
