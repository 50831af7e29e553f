import type { Database } from '#server/db/database.ts';
import type { OpenBus } from './bus.ts';
import { PostgresBus } from './postgres-bus.ts';
import { RedisBus } from './redis-bus.ts';

export interface BusSettings {
  readonly redisUrl: string | null;
  /** Null: the embedded database, which no other process uses. */
  readonly databaseUrl: string | null;
}

/** How a node talks to others: by Redis if there is one, else by a database that others may use as well; null when it is alone. */
export function chooseBus(
  { redisUrl, databaseUrl }: BusSettings,
  database: Database,
): OpenBus | null {
  if (redisUrl !== null) return (events) => new RedisBus(redisUrl, events);
  if (databaseUrl !== null) return (events) => new PostgresBus(database, events);
  return null;
}
