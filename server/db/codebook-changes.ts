import { isId, type ProjectId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** The channel on which every node hears that a project has a new codebook. */
export const CODEBOOK_CHANNEL = 'codebook';

/** Told when the transaction commits, and not if it does not. */
export async function notifyCodebookChange(tx: Queryable, projectId: ProjectId): Promise<void> {
  await tx.query('select pg_notify($1, $2)', [CODEBOOK_CHANNEL, projectId]);
}

/** The project a message speaks of; null when it speaks of none. */
export function readCodebookChange(payload: string): ProjectId | null {
  return isId(payload) ? (payload as ProjectId) : null;
}
