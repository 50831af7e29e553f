import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

export interface AuditEvent {
  readonly workspaceId: WorkspaceId | null;
  readonly actorId: AccountId | null;
  /** What was done, as `noun.verb-in-the-past`. */
  readonly verb: string;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export async function insertAuditEvent(db: Queryable, event: AuditEvent): Promise<void> {
  await db.query(
    `insert into audit_event (workspace_id, actor_id, verb, subject, detail)
     values ($1, $2, $3, $4, $5)`,
    [event.workspaceId, event.actorId, event.verb, event.subject, event.detail ?? {}],
  );
}
