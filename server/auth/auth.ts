import type { Database } from '#server/db/database.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface Auth {
  readonly sessions: Sessions;
  readonly rateLimits: RateLimits;
  /** Who a request with this `Cookie` header comes from. */
  readonly validate: Sessions['validate'];
}

interface AuthOptions {
  readonly database: Database;
  /** The public origin, or null when the server is reached by whatever address. */
  readonly origin: string | null;
}

export function createAuth({ database, origin }: AuthOptions): Auth {
  const sessions = createSessions(database, { secure: origin?.startsWith('https:') === true });
  const rateLimits = createRateLimits(database);
  return { sessions, rateLimits, validate: (cookieHeader) => sessions.validate(cookieHeader) };
}
