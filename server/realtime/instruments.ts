import type { RoomType } from '#collab/rooms.ts';
import type { AccountId, ArticleId, WorkspaceId } from '#domain/ids.ts';
import type { RefusalReason } from './refusals.ts';
import type { ClosingReason } from './upgrade.ts';

/** Told of what happens in the sync server. Called on its hottest paths: nothing here may wait or throw. */
export interface Instruments {
  /** An update of a page was taken. */
  taken(): void;
  refused(refusal: Refusal): void;
  /** A page had to wait because its room was too busy. */
  rested(): void;
  /** Somebody was not let in. */
  turnedAway(reason: ClosingReason): void;
  committed(batch: { readonly updates: number; readonly durationMs: number }): void;
  commitFailed(): void;
  /** Rows caught up with an edit that was committed `lagMs` ago. */
  projected(lagMs: number): void;
  projectionFailed(): void;
  compacted(durationMs: number): void;
  /** A room without people left memory. */
  evicted(): void;
}

/** Whose work was not taken, where and why. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly accountId: AccountId;
  readonly workspaceId: WorkspaceId;
  /** Null in a register. */
  readonly articleId: ArticleId | null;
}

/** What the sync server holds at one moment. */
export interface Census {
  readonly connections: number;
  readonly rooms: Readonly<Record<RoomType, number>>;
  /** Client ids with a presence. */
  readonly present: number;
  readonly queuedUpdates: number;
  readonly queuedBytes: number;
  readonly isStorageAvailable: boolean;
  /** Age of the oldest committed edit whose rows are not written; 0 when there is none. */
  readonly rowsBehindMs: number;
}
