import type { EntityId } from '../ids.ts';
import { isEntityReference } from '../tag/field-value.ts';
import type { Tag } from '../tag/tag.ts';
import type { Register } from './register.ts';

/** Whom the first field of a tag that points at an entity means, merges followed; null for nobody the register knows. */
export function entityOf(
  { fields }: Pick<Tag<unknown>, 'fields'>,
  { entityById }: Pick<Register, 'entityById'>,
): EntityId | null {
  for (const value of Object.values(fields)) {
    if (!isEntityReference(value) || !('entity' in value)) continue;
    const entity = entityById.get(value.entity);
    if (entity !== undefined) return entity.id;
  }
  return null;
}
