import { test as base } from '@playwright/test';
import { openDatabase, type Database } from '#server/db/database.ts';
import { CLUSTER_VARIABLE } from './journeys-cluster.ts';
import { startServer, type TestServer } from './server.ts';
import { createTestDatabase, ignoreLostConnection } from './test-cluster.ts';

/** A running Copydesk that nobody has visited yet, with a look into its rows. */
export interface Desk extends TestServer {
  readonly database: Database;
}

/** Playwright's `test` with a desk of its own for each journey. */
export const test = base.extend<{ desk: Desk; baseURL: string }>({
  // Playwright reads what a fixture needs off the pattern of its first parameter.
  // eslint-disable-next-line no-empty-pattern
  desk: async ({}, use, info) => {
    const { connectionString, drop } = await createTestDatabase(clusterUrl());
    const server = await startServer({ DATABASE_URL: connectionString });
    const database = openDatabase({ connectionString, onIdleError: ignoreLostConnection });
    await use({ ...server, database });
    await database.close();
    await server.stop();
    await drop();
    if (info.status !== info.expectedStatus) {
      await info.attach('server', { body: server.output(), contentType: 'text/plain' });
    }
  },
  baseURL: async ({ desk }, use) => use(desk.address),
});

export { expect } from '@playwright/test';

function clusterUrl(): string {
  const url = process.env[CLUSTER_VARIABLE];
  if (url === undefined) throw new Error('journeys run through playwright.config.ts');
  return url;
}
