import { roomName } from '#collab/rooms.ts';
import type { Database } from '#server/db/database.ts';
import { isArticleCurrent, isRegisterCurrent, keeperOf } from '#server/db/projections.ts';
import type { FanOut } from '../fan-out/fan-out.ts';
import { KEEPER_AT_WORK_MS, KEEPER_PATIENCE_MS } from '../limits.ts';
import { addressesOf, type Subject } from './documents.ts';

/** Who writes the rows of a subject that is behind: this node, another that is at it, or nobody because all is written. */
export type Keeping = 'ours' | 'elsewhere' | 'done';

export interface KeepingDependencies {
  readonly database: Database;
  readonly nodeId: string;
  readonly fanOut: Pick<FanOut, 'isShared' | 'isAtWork'>;
}

/**
 * Who shall write the rows of a subject now. Nodes that have an article open all
 * hear of every edit: the one that wrote last goes on, knowing what it wrote, and
 * the others look whether it did. It is about work, not about truth: two that
 * write at once write the same.
 */
export async function keepingOf(
  subject: Subject,
  waitedMs: number,
  { database, nodeId, fanOut }: KeepingDependencies,
): Promise<Keeping> {
  if (!fanOut.isShared) return 'ours';
  if (await isCurrent(database, subject)) return 'done';
  if (waitedMs > KEEPER_PATIENCE_MS) return 'ours';
  const docIds = (await addressesOf(database, subject)).map(roomName);
  const keeper = await keeperOf(database, docIds, KEEPER_AT_WORK_MS);
  return keeper !== null && keeper !== nodeId && fanOut.isAtWork(keeper) ? 'elsewhere' : 'ours';
}

function isCurrent(database: Database, { type, id }: Subject): Promise<boolean> {
  return type === 'article' ? isArticleCurrent(database, id) : isRegisterCurrent(database, id);
}
