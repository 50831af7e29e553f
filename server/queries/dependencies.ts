import type { Database } from '#server/db/database.ts';

/** What queries ask through. */
export interface QueryDependencies {
  readonly database: Database;
  readonly now: () => Date;
}
