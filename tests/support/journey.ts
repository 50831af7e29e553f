import { test as base } from '@playwright/test';
import { openDatabase, type Database } from '#server/db/database.ts';
import { CLUSTER_VARIABLE } from './journeys-cluster.ts';
import { startServer, type ServerEnvironment, type TestServer } from './server.ts';
import { createTestDatabase, ignoreLostConnection } from './test-cluster.ts';

/** A running Copydesk that nobody has visited yet, with a look into its rows. */
export interface Desk extends TestServer {
  readonly database: Database;
}

/** Starts a desk on a new database, which it reaches at the address that `reach` makes of the real one. */
export async function openDesk(
  reach: (connectionString: string) => string = (direct) => direct,
  settings: ServerEnvironment = {},
): Promise<Desk & { readonly close: () => Promise<void> }> {
  const { connectionString, drop } = await createTestDatabase(clusterUrl());
  const server = await startServer({ DATABASE_URL: reach(connectionString), ...settings });
  const database = openDatabase({ connectionString, onIdleError: ignoreLostConnection });
  const close = async (): Promise<void> => {
    await database.close();
    await server.stop();
    await drop();
  };
  return { ...server, database, close };
}

/** Playwright's `test` with a desk of its own for each journey. */
export const test = base.extend<{ desk: Desk; baseURL: string }>({
  // Playwright reads what a fixture needs off the pattern of its first parameter.
  // eslint-disable-next-line no-empty-pattern
  desk: async ({}, use, info) => {
    const desk = await openDesk();
    await use(desk);
    await desk.close();
    if (info.status !== info.expectedStatus) {
      await info.attach('server', { body: desk.output(), contentType: 'text/plain' });
    }
  },
  baseURL: async ({ desk }, use) => use(desk.address),
});

export { expect } from '@playwright/test';

/** The database server of the run. */
export function clusterUrl(): string {
  const url = process.env[CLUSTER_VARIABLE];
  if (url === undefined) throw new Error('journeys run through playwright.config.ts');
  return url;
}
