import { can, PROJECT, type ArticleResource, type LayerResource } from './access.ts';
import type { Role } from './roles.ts';

/** A room as far as access is concerned. */
export type RoomDescription = RoomState & {
  /** Whether its project is archived: what is in it can be read, and stays as it is. */
  readonly isArchived: boolean;
};

export type RoomState =
  | { readonly type: 'text'; readonly article: ArticleResource['state'] }
  | { readonly type: 'layer' | 'review' | 'thread'; readonly layer: Omit<LayerResource, 'type'> }
  | { readonly type: 'register' };

export interface RoomAccess {
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
}

/** What a role may do in a room; who is no member of its workspace may do nothing. */
export function roomAccess(role: Role | null, room: RoomDescription): RoomAccess {
  if (role === null) return { mayRead: false, mayWrite: false };
  const { mayRead, mayWrite } = accessByState(role, room);
  return { mayRead, mayWrite: mayWrite && !room.isArchived };
}

const WRITES = { layer: 'tag', review: 'review', thread: 'comment' } as const;

function accessByState(role: Role, room: RoomState): RoomAccess {
  switch (room.type) {
    case 'text': {
      const article: ArticleResource = { type: 'article', state: room.article };
      return { mayRead: can(role, 'see', article), mayWrite: can(role, 'edit-text', article) };
    }
    case 'layer':
    case 'review':
    case 'thread': {
      const layer: LayerResource = { type: 'layer', ...room.layer };
      const write = WRITES[room.type];
      return { mayRead: can(role, 'see', layer), mayWrite: can(role, write, layer) };
    }
    case 'register':
      return { mayRead: can(role, 'see', PROJECT), mayWrite: can(role, 'add-entity', PROJECT) };
  }
}
