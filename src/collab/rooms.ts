import { isId, type ArticleId, type LayerId, type ProjectId } from '#domain/ids.ts';

/**
 * A room is one Yjs document and one permission. Its name is its document's id.
 *
 * | room                   | document                                   | written by              |
 * |------------------------|--------------------------------------------|-------------------------|
 * | `text/<article>`       | the article's text and its moved characters | those who may edit text |
 * | `layer/<layer>`        | tags and links                             | the layer's party       |
 * | `review/<layer>`       | decisions on the layer's tags              | reviewers               |
 * | `register/<project>`   | the project's entities                     | those who may tag       |
 * | `thread/<layer>`       | comments on the layer's tags and on words  | those who may comment   |
 */
export type Room =
  | { readonly type: 'text'; readonly id: ArticleId }
  | { readonly type: 'layer'; readonly id: LayerId }
  | { readonly type: 'review'; readonly id: LayerId }
  | { readonly type: 'register'; readonly id: ProjectId }
  | { readonly type: 'thread'; readonly id: LayerId };

export type RoomType = Room['type'];

const ROOM_TYPES: readonly string[] = ['text', 'layer', 'review', 'register', 'thread'];

export function roomName(room: Room): string {
  return `${room.type}/${room.id}`;
}

/** The room of a name from outside, or null when it is not one. */
export function parseRoomName(name: string): Room | null {
  const [type, id, ...rest] = name.split('/');
  if (type === undefined || !ROOM_TYPES.includes(type) || !isId(id) || rest.length > 0) return null;
  return { type, id } as Room;
}
