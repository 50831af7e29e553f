import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#server/db/database.ts';
import { startEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { createLog } from '#server/log.ts';

/** A Postgres server on which tests may create databases. */
export interface TestCluster {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Data of a test may be lost with the machine: without syncing, tests take half the time. */
const UNSAFE_BUT_QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
/** Test files run side by side, each with a pool of its own. */
const MAX_CONNECTIONS = '300';
const PATIENCE_MS = 60_000;

/** The server at `TEST_DATABASE_URL`, or an embedded one of our own. */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => {} };

  const dataDirectory = await temporaryDirectory();
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    log: createLog({ level: 'error', stream: process.stdout }),
    settings: { ...UNSAFE_BUT_QUICK, max_connections: MAX_CONNECTIONS },
  });
  return {
    url: postgres.connectionString,
    stop: async () => {
      await postgres.stop();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

/** A folder below which a Postgres run by another user can be reached. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'copydesk-test-'));
  await chmod(directory, 0o711);
  return directory;
}

export interface TestDatabase {
  readonly connectionString: string;
  readonly drop: () => Promise<void>;
}

let count = 0;

/** A new database on a cluster, copied from `template` where one is named. */
export async function createTestDatabase(
  clusterUrl: string,
  template = 'template0',
): Promise<TestDatabase> {
  const name = `test_${process.pid}_${(count += 1)}_${Date.now()}`;
  await administer(clusterUrl, `create database ${name} template ${template}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return {
    connectionString: url.href,
    drop: () => administer(clusterUrl, `drop database ${name} with (force)`),
  };
}

async function administer(clusterUrl: string, sql: string): Promise<void> {
  const admin = openTestDatabase(clusterUrl, 1);
  await admin.query(sql);
  await admin.close();
}

/** A database as a test itself looks at it: patiently, on a machine that may be busy. */
export function openTestDatabase(connectionString: string, poolSize?: number): Database {
  return openDatabase({
    connectionString,
    onIdleError: ignoreLostConnection,
    connectionTimeoutMs: PATIENCE_MS,
    ...(poolSize === undefined ? {} : { poolSize }),
  });
}

/** Tests take databases away on purpose; what was being asked then fails by itself. */
export function ignoreLostConnection(): void {}
