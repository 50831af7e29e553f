import { texts } from '#texts/texts.ts';
import { isId, type EntityId } from '../ids.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';
import type { EntityReference, Evidence, FieldValue } from './tag.ts';

/** A field's value from outside. Which field may hold it, the codebook says. */
export function parseFieldValue(value: unknown, path = ''): Parsed<FieldValue> {
  const known = canonicalValue(value);
  return known === null ? unreadable(path, texts.problems.values.none) : parsed(known);
}

/** Without what a record may carry beside it, which can be anything and as deep as it likes. */
function canonicalValue(value: unknown): FieldValue | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (isEntityReference(value)) {
    const { entity, unnamed = '' }: { entity?: EntityId; unnamed?: string } = value;
    return entity === undefined ? { unnamed } : { entity };
  }
  if (isEvidenceList(value)) return value.map(({ url, title, note }) => ({ url, title, note }));
  return isChoiceList(value) ? [...value] : null;
}

/** Either an entity or someone unnamed, never both. */
export function isEntityReference(value: unknown): value is EntityReference {
  if (!isRecord(value)) return false;
  const { entity, unnamed } = value;
  return unnamed === undefined ? isId(entity) : entity === undefined && typeof unnamed === 'string';
}

export function isEvidenceList(value: unknown): value is readonly Evidence[] {
  return Array.isArray(value) && value.every(isEvidence);
}

/** Ids of several choices. */
export function isChoiceList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((choice) => typeof choice === 'string');
}

function isEvidence(value: unknown): value is Evidence {
  return isRecord(value) && ['url', 'title', 'note'].every((key) => typeof value[key] === 'string');
}

/** A plain object from outside, whose keys may be anything. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
