import type { EntityId } from '../ids.ts';
import type { EntityReference } from './tag.ts';

/** The name of an entity of the register, or undefined when it is gone. */
export type EntityName = (id: EntityId) => string | undefined;

/** Whom a field points at: a name, a description of someone unnamed, or that the entry is gone. */
export function referenceText(reference: EntityReference, entityName: EntityName): string {
  if ('unnamed' in reference)
    return reference.unnamed === '' ? 'Unnamed' : `Unnamed: ${reference.unnamed}`;
  return entityName(reference.entity) ?? 'No longer in the register';
}
