import { afterAll, inject } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase, openTestDatabase } from './test-cluster.ts';

export interface FreshDatabase extends Database {
  readonly connectionString: string;
}

/** Migrated, empty, and this test file's own; closed by whoever opened it, dropped when the file is done. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { connectionString, drop } = await createTestDatabase(
    inject('clusterUrl'),
    inject('template'),
  );
  afterAll(drop);
  const database = openTestDatabase(connectionString);
  return { ...database, connectionString };
}

/** The address of a database without any table; dropped when the file is done. */
export async function emptyDatabase(): Promise<string> {
  const { connectionString, drop } = await createTestDatabase(inject('clusterUrl'));
  afterAll(drop);
  return connectionString;
}
