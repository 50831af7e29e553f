import type { EntityId } from '../ids.ts';
import type { Entity, EntityReference } from './tag.ts';

/** Who stands for an entity, removed or not; undefined when the register does not know it. */
export type EntityLookup = (id: EntityId) => Pick<Entity, 'name' | 'removed'> | undefined;

/** Whom a field points at: a name, a description of someone unnamed, or that the entry is gone. */
export function referenceText(reference: EntityReference, entityOf: EntityLookup): string {
  if ('unnamed' in reference)
    return reference.unnamed === '' ? 'Unnamed' : `Unnamed: ${reference.unnamed}`;
  const entity = entityOf(reference.entity);
  if (entity === undefined) return 'No longer in the register';
  return entity.removed ? `${entity.name} (removed from the register)` : entity.name;
}
