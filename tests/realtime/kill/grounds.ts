import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#server/db/database.ts';
import { joinEmbeddedPostgres } from '#server/db/embedded-postgres/embedded-postgres.ts';
import { createLog } from '#server/log.ts';
import type { FreshDatabase } from '../../support/database.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { openTestDatabase, temporaryDirectory } from '../../support/test-cluster.ts';

/** A server with its database, to be killed again and again. */
export interface Ground {
  readonly host: string;
  /** The database, wherever it is since the last start. */
  readonly database: () => Database;
  /** kill -9, in the middle of whatever is going on. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type GroundName = 'a Postgres of its own' | 'the embedded Postgres';

/** Postgres is another program and goes on. */
export async function onPostgres(database: FreshDatabase): Promise<Ground> {
  const server = await startServer({ DATABASE_URL: database.connectionString });
  return {
    host: hostOf(server),
    database: () => database,
    kill: server.kill,
    start: server.start,
    close: server.kill,
  };
}

/** Postgres is the server's own: it goes down with it, every second time by kill -9 as well, and comes back at another port. */
export async function onEmbeddedPostgres(): Promise<Ground> {
  const dataDirectory = await temporaryDirectory();
  const server = await startServer({ DATA_DIR: dataDirectory });
  let database = await databaseIn(dataDirectory);
  let kills = 0;
  return {
    host: hostOf(server),
    database: () => database,
    async kill() {
      await database.close();
      const postgres = postmasterIn(dataDirectory);
      const ended = server.kill();
      kills += 1;
      if (kills % 2 === 0) process.kill(postgres, 'SIGKILL');
      await ended;
    },
    async start() {
      await server.start();
      database = await databaseIn(dataDirectory);
    },
    async close() {
      await database.close();
      await server.stop();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

function hostOf({ address }: TestServer): string {
  return new URL(address).host;
}

/** The database that a server keeps in a folder. */
export async function databaseIn(dataDirectory: string): Promise<Database> {
  const log = createLog({ level: 'error', stream: process.stdout });
  const { connectionString } = await joinEmbeddedPostgres({ dataDirectory, log });
  return openTestDatabase(connectionString);
}

/** The process id of the Postgres on the data in a folder. */
export function postmasterIn(dataDirectory: string): number {
  const file = join(dataDirectory, 'postgres', 'files', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
