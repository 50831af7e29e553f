import {
  newId,
  type AccountId,
  type CommentId,
  type EntityId,
  type TagId,
  type ThreadId,
} from '#domain/ids.ts';
import type { Comment } from '#domain/thread/thread.ts';
import type { LayerThread } from '#collab/thread-document.ts';
import type { Entity, Link } from '#domain/tag/tag.ts';
import type { LayerTag } from '#collab/layer-document.ts';

type Origin = Pick<Link, 'createdBy' | 'createdAt'>;

/** Somebody's word for when and by whom a record was made. */
export function by(accountId: AccountId | null, createdAt = Date.now()): Origin {
  return { createdBy: accountId, createdAt };
}

export function someTag(origin: Origin): LayerTag {
  const id = newId<TagId>();
  return { id, kind: 'entity', label: 'person', parts: {}, fields: {}, ...origin };
}

export function someEntity(origin: Origin): Entity {
  return {
    id: newId<EntityId>(),
    name: 'Mara Lind',
    type: 'person',
    aliases: [],
    note: '',
    role: '',
    url: '',
    wikidataId: '',
    mergedInto: null,
    removed: false,
    ...origin,
  };
}

/** A thread with its first comment. */
export function someThread(origin: Origin, tagId = newId<TagId>()): [LayerThread, Comment] {
  const id = newId<ThreadId>();
  const thread = { id, subject: { type: 'tag', tagId }, resolved: null, ...origin } as const;
  return [thread, someComment(id, origin)];
}

export function someComment(threadId: ThreadId, origin: Origin): Comment {
  const said = { text: 'Is this right?', mentions: [], editedAt: null };
  return { id: newId<CommentId>(), threadId, ...said, ...origin };
}
