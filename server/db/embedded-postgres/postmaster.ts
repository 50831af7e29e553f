import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupProblem } from '#server/errors.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { CHILD_ENVIRONMENT, mainComplaint, type SystemUser } from './system-user.ts';

/** Recovery after a crash reads the write-ahead log since the last checkpoint: minutes at the very worst. */
const START_TIMEOUT_MS = 120_000;
/** A fast shutdown writes one checkpoint; a slow disk takes seconds. */
const STOP_TIMEOUT_MS = 30_000;
/** A Postgres whose Copydesk was killed notices at once and shows that it is stopping well within this. */
const PREDECESSOR_GRACE_MS = 3_000;

/**
 * Postgres lives as long as our end of the pipe: even after kill -9 of this
 * process the pipe closes, and the watcher asks for a fast shutdown.
 */
const LIFELINE = `
exec 3<&0
"$@" 3<&- </dev/null & postgres=$!
{ read -r never <&3; kill -INT $postgres; } >/dev/null 2>&1 &
exec 3<&-
wait $postgres`;

/** What SIGTERM asks for: no new connections, and an end when all have gone. Ours stay, so it would never come. */
const SMART_SHUTDOWN = /\bLOG:\s+received smart shutdown request\s*$/;

export interface PostmasterOptions {
  readonly binaries: Binaries;
  readonly cluster: Cluster;
  readonly user: SystemUser | null;
  /** Further settings by name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Told each line Postgres writes. */
  readonly onLine: (line: string) => void;
}

/** A running Postgres server. */
export interface Postmaster {
  readonly port: number;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

type Launch =
  | { readonly state: 'ready'; readonly postmaster: Postmaster }
  | { readonly state: 'ended'; readonly output: string };

/** Starts Postgres on a cluster and waits until it takes connections; `port` is chosen where not given. */
export async function startPostmaster(
  options: PostmasterOptions,
  port?: number,
): Promise<Postmaster> {
  const deadline = Date.now() + PREDECESSOR_GRACE_MS;
  for (;;) {
    const launch = await attempt(options, port ?? (await findFreePort()));
    if (launch.state === 'ready') return launch.postmaster;
    if (/lock file .* already exists/.test(launch.output)) {
      if (Date.now() > deadline && !(await isStopping(options.cluster)))
        throw inUse(options.cluster);
      await delay(50);
    } else if (port !== undefined || !/could not (bind|create any TCP)/.test(launch.output)) {
      throw new StartupProblem(
        `The embedded Postgres did not start: ${mainComplaint(launch.output) ?? 'it said nothing'}`,
      );
    }
  }
}

async function attempt(options: PostmasterOptions, port: number): Promise<Launch> {
  const child = spawn('sh', ['-c', LIFELINE, 'sh', ...commandLine(options, port)], {
    ...options.user,
    cwd: '/',
    env: CHILD_ENVIRONMENT,
    detached: true, // Ctrl-C must reach us first, so that edits are flushed while Postgres still runs
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const endNow = () => child.stdin?.end();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // The watcher must not outlive its Postgres: the process id may be another's by then.
  void ended.then(endNow);
  const output = await outputUntilReady(child, ended, (line) => {
    if (SMART_SHUTDOWN.test(line)) endNow();
    options.onLine(line);
  });
  return output === null
    ? { state: 'ready', postmaster: { port, ended, stop: () => stop(child, ended) } }
    : { state: 'ended', output };
}

function commandLine({ binaries, cluster, settings }: PostmasterOptions, port: number): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '', // a socket's path has a length limit that folders can exceed
    lc_messages: 'C',
    timezone: 'UTC',
    // Articles and addresses of people stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // Parallel workers need more shared memory than small containers give, and gain nothing on two cores.
    max_parallel_workers_per_gather: '0',
    // Articles fit into memory or lie on a disk without a head: by the default the planner
    // reads all of them to find a word, where the index would take half the time.
    random_page_cost: '1.1',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [join(binaries.directory, 'postgres'), '-D', cluster.files, ...flags];
}

/** Null once Postgres takes connections; all it wrote, when it ended instead. */
function outputUntilReady(
  child: ChildProcess,
  ended: Promise<void>,
  onLine: (line: string) => void,
): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.stdin?.end(), START_TIMEOUT_MS);
    const settle = (outcome: string | null) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim() !== '') onLine(line);
      if (output.length < 100_000) output += text;
      if (output.includes('ready to accept connections')) settle(null);
    });
    // Without `sh` there is no Postgres: the same as one that ended.
    child.once('error', (error) => settle(error.message));
    void ended.then(() => settle(output));
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  const timer = setTimeout(() => {
    // An immediate shutdown loses nothing: the next start recovers from the write-ahead log.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGQUIT');
  }, STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** The port of the server that holds the cluster, or held it when it was killed; null when none does. */
export async function runningPort(cluster: Cluster): Promise<number | null> {
  const lines = await readLockFile(cluster);
  return lines === null ? null : Number(lines[3]);
}

/** Whether the server that holds the cluster is on its way out, or gone since. */
async function isStopping(cluster: Cluster): Promise<boolean> {
  const lines = await readLockFile(cluster);
  return lines === null || lines[7]?.trim() === 'stopping';
}

/** The lines of Postgres's lock file; null when there is none. */
async function readLockFile(cluster: Cluster): Promise<readonly string[] | null> {
  try {
    return (await readFile(join(cluster.files, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function inUse(cluster: Cluster): StartupProblem {
  return new StartupProblem(
    `Another Copydesk is running on the data in ${cluster.files}. Stop it first, or set DATA_DIR to another folder. (If none is running anywhere, delete ${join(cluster.files, 'postmaster.pid')}.)`,
  );
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
