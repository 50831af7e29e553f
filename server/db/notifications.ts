import type { Queryable } from './database.ts';

/** Postgres takes payloads shorter than 8,000 bytes. */
export const NOTIFICATION_LIMIT_BYTES = 7_999;

/** Sends payloads to whoever listens to a channel. */
export async function notify(
  db: Queryable,
  channel: string,
  payloads: readonly string[],
): Promise<void> {
  await db.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
    channel,
    payloads,
  ]);
}
