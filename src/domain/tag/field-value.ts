import { isId } from '../ids.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';
import type { EntityReference, Evidence, FieldValue } from './tag.ts';

/** A field's value from outside. Which field may hold it, the codebook says. */
export function parseFieldValue(value: unknown, path = ''): Parsed<FieldValue> {
  return isFieldValue(value)
    ? parsed(value)
    : unreadable(path, 'This is no value a field can hold.');
}

function isFieldValue(value: unknown): value is FieldValue {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return isEntityReference(value) || isEvidenceList(value);
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

function isEvidence(value: unknown): value is Evidence {
  return isRecord(value) && ['url', 'title', 'note'].every((key) => typeof value[key] === 'string');
}

/** A plain object from outside, whose keys may be anything. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
