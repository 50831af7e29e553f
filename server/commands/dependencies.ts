import type { Auth } from '#server/auth/auth.ts';
import type { Database } from '#server/db/database.ts';

/** What commands act through. */
export interface CommandDependencies {
  readonly database: Database;
  readonly auth: Auth;
  readonly now: () => Date;
}
