import { presentModeOf } from '#collab/presence.ts';
import type { DeskMode } from '#domain/desk-mode.ts';
import type { AccountId, ArticleId, WorkspaceId } from '#domain/ids.ts';
import type { Visit } from './doorkeeper.ts';

/** A page that is open on an article. */
export interface Visitor {
  readonly accountId: AccountId;
  readonly name: string;
  readonly articleId: ArticleId;
  /** Null before the page said. */
  readonly mode: DeskMode | null;
  readonly since: number;
}

/** The pages among these visits that are in a text of the workspace. */
export function visitorsOf(visits: Iterable<Visit>, workspaceId: WorkspaceId): Visitor[] {
  return [...visits].flatMap(({ connection, room }) => {
    const { address, place, presence } = room;
    if (address.type !== 'text' || place.workspaceId !== workspaceId) return [];
    const { accountId, name } = connection.person;
    const mode = presentModeOf(presence.stateOf(connection));
    return { accountId, name, articleId: address.id, mode, since: connection.openedAt };
  });
}
