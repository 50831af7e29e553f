import { createAuth, type Auth } from './auth/auth.ts';
import { createCommands, type Commands } from './commands/commands.ts';
import type { Config } from './config.ts';
import { awaitDatabase } from './db/await-database.ts';
import { isConnectionFailure } from './db/connection-failure.ts';
import { openDatabase, type Database } from './db/database.ts';
import { startEmbeddedPostgres } from './db/embedded-postgres/embedded-postgres.ts';
import { migrate } from './db/migrate.ts';
import { StartupProblem } from './errors.ts';
import { describeThisNode } from './health/this-node.ts';
import { createHealth, type Health } from './health/workspace-health.ts';
import { createExports, type Exports } from './exports/exports.ts';
import { createMeasures, type Measures } from './instruments/measures.ts';
import { createLookUps, type LookUps } from './look-ups/look-ups.ts';
import { createWikidata } from './look-ups/wikidata.ts';
import { createLog, type Log } from './log.ts';
import { createQueries, type Queries } from './queries/queries.ts';
import { chooseBus } from './realtime/fan-out/choose-bus.ts';
import { createRealtime, type Realtime } from './realtime/index.ts';
import { SnapshotThread } from './realtime/snapshot-thread.ts';
import { refusalOf } from './refusal-of.ts';

/** Ended sessions are refused anyway: how long their rows stay matters to the disk alone. */
const TIDY_INTERVAL_MS = 60 * 60 * 1000;

/** All that pages and sockets may use, started once a process. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly auth: Auth;
  readonly queries: Queries;
  readonly commands: Commands;
  readonly realtime: Realtime;
  readonly exports: Exports;
  readonly measures: Measures;
  readonly health: Health;
  readonly lookUps: LookUps;
  /** What to tell a person of an error; null when it is a fault of ours. */
  readonly refusalOf: typeof refusalOf;
  /** Ends everything in the reverse order of its start; what was taken in is committed first. */
  readonly close: () => Promise<void>;
}

/** Starts every part in order. Throws `StartupProblem`, with what had started stopped again. */
export async function startServices(
  config: Config,
  snapshotWorker: URL | null = null,
): Promise<Services> {
  const log = createLog({ level: config.logLevel, stream: process.stdout });
  const started = createStack();
  try {
    const database = await startDatabase(config, log, started);
    const auth = createAuth({ database, origin: config.origin });
    started.push(tidySessions(auth, log));
    const measures = createMeasures();
    measures.metrics.watchProcess();
    const { instruments, recent } = measures;
    const now = () => new Date();
    const realtime = createRealtime({
      database,
      auth,
      log,
      instruments,
      config,
      thisNode: describeThisNode({ name: config.nodeName, recent, now }),
      openBus: chooseBus(config, database),
      ...chooseThread(snapshotWorker, started),
    });
    started.push(() => realtime.close());
    return {
      config,
      log,
      database,
      auth,
      queries: createQueries({ database, now }),
      commands: createCommands({ database, auth, now }),
      realtime,
      exports: createExports({ database, log, realtime, now }),
      measures,
      health: createHealth({ database, realtime, recent, now }),
      lookUps: createLookUps({
        database,
        rateLimits: auth.rateLimits,
        wikidata: config.wikidataUrl === null ? null : createWikidata(config.wikidataUrl),
      }),
      refusalOf,
      close: started.close,
    };
  } catch (error) {
    await started.close();
    throw error;
  }
}

async function startDatabase(config: Config, log: Log, started: Stack): Promise<Database> {
  const connectionString = config.databaseUrl ?? (await startEmbedded(config, log, started));
  const database = openDatabase({
    connectionString,
    onIdleError: (error) => log.warn({ error }, 'an idle database connection broke'),
  });
  started.push(() => database.close());
  await assertReachable(database, config, log);
  await migrateAt(connectionString, log);
  return database;
}

/** A thread for snapshots where its program was built; else they are made on this one. */
function chooseThread(program: URL | null, started: Stack) {
  if (program === null) return {};
  const thread = new SnapshotThread(program);
  started.push(() => thread.close());
  return { makeSnapshot: thread.makeSnapshot };
}

/** A step of the schema may take as long as it takes, and others may be at theirs: by a connection of its own. */
async function migrateAt(connectionString: string, log: Log): Promise<void> {
  const database = openDatabase({
    connectionString,
    onIdleError: (error) => log.warn({ error }, 'the migrating database connection broke'),
    poolSize: 1,
    answerTimeoutMs: 0,
  });
  try {
    const steps = await migrate(database);
    for (const { number, name } of steps) log.info({ number, name }, 'migrated the database');
  } finally {
    await database.close();
  }
}

async function assertReachable(
  database: Database,
  { databaseUrl }: Config,
  log: Log,
): Promise<void> {
  try {
    await awaitDatabase(database, log);
  } catch (cause) {
    if (!isConnectionFailure(cause)) throw cause;
    const { message, code } = cause as NodeJS.ErrnoException;
    const which = databaseUrl === null ? 'embedded database' : 'database at DATABASE_URL';
    throw new StartupProblem(`The ${which} cannot be reached: ${message || code}.`, { cause });
  }
}

async function startEmbedded(config: Config, log: Log, started: Stack): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDirectory: config.dataDirectory, log });
  started.push(() => postgres.stop());
  return postgres.connectionString;
}

/** Sessions that ended are of no use to anybody; the answer ends the tidying. */
function tidySessions(auth: Auth, log: Log): () => Promise<void> {
  const tidy = () =>
    auth.sessions.deleteExpired().catch((error: unknown) => {
      log.warn({ error }, 'ended sessions could not be deleted; tried again later');
    });
  const timer = setInterval(() => void tidy(), TIDY_INTERVAL_MS);
  return async () => clearInterval(timer);
}

interface Stack {
  readonly push: (close: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** Ends what was started, last first, each although another failed; repeated calls share one end. */
function createStack(): Stack {
  const closers: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    const failures: unknown[] = [];
    for (const close of closers.toReversed()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything ended cleanly');
  };
  return {
    push: (close) => void closers.push(close),
    close: () => (closing ??= closeAll()),
  };
}
