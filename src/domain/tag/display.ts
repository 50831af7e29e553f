import { texts } from '#texts/texts.ts';
import type { EntityId } from '../ids.ts';
import type { Entity, EntityReference } from './tag.ts';

/** Who stands for an entity, removed or not; undefined when the register does not know it. */
export type EntityLookup = (id: EntityId) => Pick<Entity, 'name' | 'removed'> | undefined;

/** Whom a field points at: a name, a description of someone unnamed, or that the entry is gone. */
export function referenceText(reference: EntityReference, entityOf: EntityLookup): string {
  const words = texts.register.references;
  if ('unnamed' in reference)
    return reference.unnamed === '' ? words.unnamed : words.unnamedAs(reference.unnamed);
  const entity = entityOf(reference.entity);
  if (entity === undefined) return words.gone;
  return entity.removed ? words.removed(entity.name) : entity.name;
}
