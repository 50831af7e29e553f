import { newId, type AccountId, type EntityId, type TagId } from '#domain/ids.ts';
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
    ...origin,
  };
}
