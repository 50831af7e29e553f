import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { isConnectionFailure } from './connection-failure.ts';
import type { Database } from './database.ts';

/** A database that is started beside the server is there in seconds, one that recovers from a crash in some more. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 500;
/** What Postgres says while it starts, recovers or has no connection free: `cannot_connect_now`, `too_many_connections`. */
const PASSING_CODES: readonly unknown[] = ['57P03', '53300'];

/** Waits until the database answers. Throws why not where waiting is of no use, or was of none. */
export async function awaitDatabase(database: Database, log: Log): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    try {
      await database.query('select 1');
      return;
    } catch (error) {
      if (!mayPass(error) || Date.now() + PAUSE_MS > giveUpAt) throw error;
      if (tries === 1) log.warn({ error }, 'the database cannot be reached yet; trying again');
      await wait(PAUSE_MS);
    }
  }
}

/** A refused password or a database that is not there stays so. */
function mayPass(error: unknown): boolean {
  if (!isConnectionFailure(error)) return false;
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  return severity !== 'FATAL' || PASSING_CODES.includes(code);
}
