import { createHash } from 'node:crypto';
import { StartupProblem } from '../errors.ts';
import type { Database, Queryable } from './database.ts';

/** One numbered step of the schema; never changed once released. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** Any fixed number: it names the lock under which one process at a time migrates. */
const MIGRATION_LOCK = 4_747_001;

/** The schema's steps, oldest first, carried inside the server's bundle. */
export const migrations: readonly Migration[] = readMigrations(
  import.meta.glob<string>('../../migrations/*.sql', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/**
 * Brings the schema up to date, each step in a transaction of its own, and
 * returns the steps taken. Processes starting together wait for one another.
 * Throws `StartupProblem` where the database is newer than this program.
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<readonly Migration[]> {
  await createLedger(database);
  const taken: Migration[] = [];
  for (const step of steps) {
    const isTaken = await database.transaction((transaction) => takeStep(transaction, step, steps));
    if (isTaken) taken.push(step);
  }
  return taken;
}

/** Whether the database holds exactly the steps this program knows. */
export async function isMigrated(
  database: Queryable,
  steps: readonly Migration[] = migrations,
): Promise<boolean> {
  const applied = await readLedger(database);
  return applied.length === steps.length && applied.at(-1)?.number === steps.at(-1)?.number;
}

/** Of which version the database is: Postgres itself, and the last step of the schema it holds. */
export async function storageVersions(
  database: Queryable,
): Promise<{ readonly postgres: string; readonly migration: number }> {
  const [row] = await database.query<{ postgres: string; migration: number }>(
    `select split_part(current_setting('server_version'), ' ', 1) as postgres,
       (select max(number) from migration) as migration`,
  );
  return row ?? { postgres: '', migration: 0 };
}

async function takeStep(
  transaction: Queryable,
  step: Migration,
  steps: readonly Migration[],
): Promise<boolean> {
  await lock(transaction);
  const applied = await readLedger(transaction);
  refuseStrangers(applied, steps);
  if (applied.some(({ number }) => number === step.number)) return false;
  await transaction.query(step.sql);
  await transaction.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [
    step.number,
    step.name,
    checksum(step),
  ]);
  return true;
}

/** Under the lock too: two sessions creating one table at once would collide. */
async function createLedger(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await lock(transaction);
    await transaction.query(`
      create table if not exists migration (
        number integer primary key,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`);
  });
}

async function lock(transaction: Queryable): Promise<void> {
  await transaction.query('set local statement_timeout = 0'); // another may be migrating for long
  await transaction.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
}

function readLedger(database: Queryable): Promise<AppliedMigration[]> {
  return database.query<AppliedMigration>(
    `select number, name, sha256
     from migration
     order by number`,
  );
}

function refuseStrangers(applied: readonly AppliedMigration[], steps: readonly Migration[]): void {
  for (const { number, name, sha256 } of applied) {
    const step = steps.find((known) => known.number === number);
    if (step === undefined) {
      throw new StartupProblem(
        `The database is newer than this Copydesk: it holds migration ${number} (${name}), which this version does not know. Start the version that made it, or a later one.`,
      );
    }
    if (checksum(step) !== sha256) {
      throw new StartupProblem(
        `Migration ${number} (${name}) is not the one this database was built with. A released migration must not be changed; restore the file, or start with an empty database.`,
      );
    }
  }
}

function checksum(step: Migration): string {
  return createHash('sha256').update(step.sql).digest('hex');
}

function readMigrations(files: Readonly<Record<string, string>>): Migration[] {
  return Object.entries(files)
    .map(([path, sql]) => {
      const [, digits, name] = /\/(\d{4})-([a-z0-9-]+)\.sql$/.exec(path) ?? [];
      if (digits === undefined || name === undefined) {
        throw new Error(`${path} is not named like 0001-foundation.sql`);
      }
      return { number: Number(digits), name, sql };
    })
    .sort((a, b) => a.number - b.number);
}
