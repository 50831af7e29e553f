import type { EntityId } from '../ids.ts';
import type { Entity } from '../tag/tag.ts';

type Made = Pick<Entity, 'name' | 'type' | 'createdBy' | 'createdAt'> & { readonly id: string };

/** An entity of which nothing is said yet but its name and type. */
export function freshEntity({ id, ...made }: Made): Entity {
  return {
    id: id as EntityId,
    aliases: [],
    note: '',
    role: '',
    url: '',
    wikidataId: '',
    mergedInto: null,
    removed: false,
    ...made,
  };
}
