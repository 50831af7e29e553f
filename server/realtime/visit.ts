import type { Room as RoomAddress } from '#collab/rooms.ts';
import type { AccessChange } from '#server/db/access-changes.ts';
import type { Connection } from './connection.ts';
import type { Judgement } from './room-judge.ts';
import type { Room } from './room.ts';
import { CLOSINGS } from './upgrade.ts';

/** An open socket and where it is. */
export interface Visit {
  readonly connection: Connection;
  readonly room: Room;
}

/** Whether a change of access may be one for whoever is on this visit. */
export function isAbout(change: AccessChange, { connection, room }: Visit): boolean {
  const { accountId, workspaceId, projectId, articleId } = change;
  if (projectId !== undefined && projectId !== room.place.projectId) return false;
  if (articleId !== undefined && articleId !== room.place.articleId) return false;
  if (accountId !== undefined && accountId !== connection.person.accountId) return false;
  return workspaceId === undefined || workspaceId === room.place.workspaceId;
}

/** Where tags are, and their codebook is news. */
export function isOfTags({ type }: RoomAddress): boolean {
  return type === 'layer';
}

/** Acts on what somebody may do here now: tells the page, or shows it out. */
export function submitTo(judgement: Judgement, { connection, room }: Visit): void {
  switch (judgement.type) {
    case 'welcome':
      if (isOfTags(room.address)) connection.tellCodebook(judgement.codebookVersion);
      return connection.setMayWrite(judgement.mayWrite);
    case 'signed-out':
      return connection.close(CLOSINGS.signedOut.code, CLOSINGS.signedOut.reason);
    case 'forbidden':
      return connection.close(CLOSINGS.forbidden.code, CLOSINGS.forbidden.reason);
    case 'not-found':
      return connection.close(CLOSINGS.notFound.code, CLOSINGS.notFound.reason);
  }
}
