import { isId } from '../ids.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';
import type { EntityReference, Evidence, FieldValue } from './tag.ts';

export function isEntityReference(value: unknown): value is EntityReference {
  if (!isRecord(value)) return false;
  return isId(value['entity']) || typeof value['unnamed'] === 'string';
}

export function isEvidenceList(value: unknown): value is readonly Evidence[] {
  return Array.isArray(value) && value.every(isEvidence);
}

function isEvidence(value: unknown): value is Evidence {
  return isRecord(value) && ['url', 'title', 'note'].every((key) => typeof value[key] === 'string');
}

/** A field's value from outside, in its canonical shape. Which field may hold it, the codebook says. */
export function parseFieldValue(value: unknown, path = ''): Parsed<FieldValue> {
  if (typeof value === 'string' || typeof value === 'boolean') return parsed(value);
  if (typeof value === 'number' && Number.isFinite(value)) return parsed(value);
  if (isEntityReference(value)) return parsed(canonicalReference(value));
  if (isEvidenceList(value))
    return parsed(value.map(({ url, title, note }) => ({ url, title, note })));
  return unreadable(path, 'This is no value a field can hold.');
}

function canonicalReference(reference: EntityReference): EntityReference {
  return 'entity' in reference ? { entity: reference.entity } : { unnamed: reference.unnamed };
}

/** A plain object from outside, whose keys may be anything. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
