import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '#server/db/database.ts';
import { migrate } from '#server/db/migrate.ts';
import { documentsBehind } from '#server/db/projections.ts';
import { createTestDatabase, ignoreLostConnection } from '#tests/support/test-cluster.ts';
import { startChildServer, type ChildServer } from '../../child-server.ts';
import { isRunningHere } from '../../processes.ts';
import type { BenchServer, Contestant, CrowdShape, Furnish } from '../contestant.ts';
import { stockDialect } from '../load/dialect.ts';
import { openNewsroom } from './newsroom.ts';

const ROWS_STEP_MS = 50;
const ROWS_TIMEOUT_MS = 60_000;

/** The built server as people run it, each time on a fresh database of a Postgres that commits for good. */
export function copydesk(clusterUrl: string): Contestant {
  return {
    name: 'Copydesk, durable',
    isDurable: true,
    start: (shape, furnish) => start(clusterUrl, shape, furnish),
  };
}

async function start(
  clusterUrl: string,
  shape: CrowdShape,
  furnish: Furnish | undefined,
): Promise<BenchServer> {
  const { connectionString, drop } = await createTestDatabase(clusterUrl);
  const database = openDatabase({
    connectionString,
    onIdleError: ignoreLostConnection,
    poolSize: 2,
  });
  await migrate(database);
  const { documentOf, cookieOf } = await openNewsroom(database, shape);
  const storage = { database, documentOf, processIds: () => processIdsOf(database) };
  if (furnish !== undefined) {
    await furnish(storage);
    await bringRowsUpToDate(connectionString, database);
  }
  const { pid, port, stop } = await startServer(connectionString);
  const dialect = stockDialect();
  const Origin = `http://127.0.0.1:${port}`;
  return {
    pid,
    isSeeded: true,
    storage,
    door: (room, person) => ({
      port,
      path: `/sync/${documentOf(room)}`,
      headers: { Cookie: cookieOf(person), Origin },
      dialect,
    }),
    async stop() {
      await stop();
      await database.close();
      await drop();
    },
  };
}

/** Runs a node of the built server; `settings` are added to its environment. */
export function startServer(
  connectionString: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  return startChildServer({
    script: ['build/server-main.js'],
    environment: {
      NODE_ENV: 'production',
      DATABASE_URL: connectionString,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...settings,
    },
    listens: /Copydesk is at http:\/\/127\.0\.0\.1:(\d+)/,
  });
}

/** A server that finds rows behind their documents opens those documents: the one that is measured shall find none. */
async function bringRowsUpToDate(connectionString: string, database: Database): Promise<void> {
  const { stop } = await startServer(connectionString);
  const deadline = performance.now() + ROWS_TIMEOUT_MS;
  while ((await documentsBehind(database)).length > 0) {
    if (performance.now() > deadline) throw new Error('The rows do not follow their documents.');
    await wait(ROWS_STEP_MS);
  }
  await stop();
}

/** Backends serve all databases of a cluster, but nobody else is at work in this one. */
export async function processIdsOf(database: Database): Promise<number[]> {
  const rows = await database.query<{ pid: number }>('select pid from pg_stat_activity');
  return rows.map(({ pid }) => pid).filter(isRunningHere);
}
