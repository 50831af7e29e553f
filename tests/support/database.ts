import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '#server/db/database.ts';

let count = 0;

export interface FreshDatabase extends Database {
  readonly connectionString: string;
}

/** A database of this test file's own, migrated and empty; dropped when the file is done. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const connectionString = await createDatabase(`template ${inject('templateName')}`);
  // A database taken away on purpose breaks idle connections: nothing to report.
  const database = openDatabase({ connectionString, onIdleError: () => {}, poolSize: 8 });
  return { ...database, connectionString };
}

/** The address of a database without any table; dropped when the file is done. */
export function emptyDatabase(): Promise<string> {
  return createDatabase('template template0');
}

async function createDatabase(source: string): Promise<string> {
  const name = `test_${process.pid}_${(count += 1)}_${Date.now()}`;
  await administer(`create database ${name} ${source}`);
  afterAll(() => administer(`drop database ${name} with (force)`));
  const url = new URL(inject('clusterUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(sql: string): Promise<void> {
  const admin = openDatabase({
    connectionString: inject('clusterUrl'),
    onIdleError: () => {},
    poolSize: 1,
  });
  await admin.query(sql);
  await admin.close();
}
