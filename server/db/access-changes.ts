import type { AccountId, ArticleId, ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** The channel on which open sockets hear that what they may do has changed. */
export const ACCESS_CHANNEL = 'access';

/** Whose access to look at again: all that is given must match. */
export interface AccessChange {
  readonly accountId?: AccountId;
  readonly workspaceId?: WorkspaceId;
  readonly projectId?: ProjectId;
  /** Whoever has it open is told as well that something about it has changed. */
  readonly articleId?: ArticleId;
  /** A session's stored id, when that one session ended. */
  readonly sessionId?: string;
}

/** Told when the transaction commits, and not if it does not. */
export async function notifyAccessChange(db: Queryable, change: AccessChange): Promise<void> {
  await db.query(`select pg_notify($1, $2)`, [ACCESS_CHANNEL, JSON.stringify(change)]);
}

/** The change a message tells of; one that cannot be read may be about anybody. */
export function readAccessChange(payload: string): AccessChange {
  try {
    return JSON.parse(payload) as AccessChange;
  } catch {
    return {};
  }
}
