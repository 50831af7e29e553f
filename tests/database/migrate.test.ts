import { describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#server/db/database.ts';
import { isMigrated, migrate, migrations, type Migration } from '#server/db/migrate.ts';
import { emptyDatabase, freshDatabase } from '#tests/support/database.ts';

const FIRST: Migration = { number: 1, name: 'first', sql: 'create table first (id integer)' };
const SECOND: Migration = { number: 2, name: 'second', sql: 'create table second (id integer)' };
const BROKEN: Migration = {
  number: 2,
  name: 'broken',
  sql: 'create table half (id integer); select no_such_function()',
};

async function openEmpty(): Promise<Database> {
  return openDatabase({ connectionString: await emptyDatabase(), onIdleError: () => {} });
}

async function tableNames(database: Database): Promise<string[]> {
  const rows = await database.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' order by tablename`,
  );
  return rows.map(({ tablename }) => tablename);
}

describe('migrating', () => {
  test('a fresh database holds every migration and is current', async () => {
    const database = await freshDatabase();
    expect(await isMigrated(database)).toBe(true);
    expect(await migrate(database)).toEqual([]);
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    await database.close();
  });

  test('only steps not taken yet are taken', async () => {
    const database = await openEmpty();
    expect(await migrate(database, [FIRST])).toEqual([FIRST]);
    expect(await isMigrated(database, [FIRST, SECOND])).toBe(false);
    expect(await migrate(database, [FIRST, SECOND])).toEqual([SECOND]);
    expect(await tableNames(database)).toEqual(['first', 'migration', 'second']);
    await database.close();
  });

  test('a step that fails leaves nothing of itself, and the steps before it stay', async () => {
    const database = await openEmpty();
    await expect(migrate(database, [FIRST, BROKEN])).rejects.toThrow('no_such_function');
    expect(await tableNames(database)).toEqual(['first', 'migration']);
    expect(await isMigrated(database, [FIRST])).toBe(true);
    await database.close();
  });

  test('several processes that start at once take each step once', async () => {
    const connectionString = await emptyDatabase();
    const nodes = Array.from({ length: 6 }, () =>
      openDatabase({ connectionString, onIdleError: () => {}, poolSize: 2 }),
    );
    const taken = await Promise.all(nodes.map((node) => migrate(node)));
    expect(taken.flat()).toHaveLength(migrations.length);
    await Promise.all(nodes.map((node) => node.close()));
  });

  test('a newer database is refused in words that say what to do', async () => {
    const database = await openEmpty();
    await migrate(database, [FIRST, SECOND]);
    await expect(migrate(database, [FIRST])).rejects.toThrow(
      'The database is newer than this Copydesk: it holds migration 2 (second)',
    );
    await database.close();
  });

  test('a migration changed after it was taken is refused', async () => {
    const database = await openEmpty();
    await migrate(database, [FIRST]);
    const changed = { ...FIRST, sql: `${FIRST.sql};` };
    await expect(migrate(database, [changed])).rejects.toThrow(
      'Migration 1 (first) is not the one',
    );
    await database.close();
  });
});
