import type { AccountId, TagId } from '../ids.ts';
import type { FieldValue, Tag } from '../tag/tag.ts';
import { offered, type Kind, type Label } from './codebook.ts';
import { isShown } from './shown-field.ts';

interface Making<Place> {
  readonly id: TagId;
  readonly kind: Kind;
  /** Null for a kind without labels. */
  readonly label: Label | null;
  /** Of the kind's first part, in reading order. */
  readonly places: readonly [Place, ...Place[]];
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A tag as it is first made: its own words and the initial values of its fields. */
export function freshTag<Place>({ id, kind, label, places, by, at }: Making<Place>): Tag<Place> {
  return {
    id,
    kind: kind.id,
    label: label?.id ?? null,
    parts: { [kind.parts[0].id]: places },
    fields: initialFields(kind),
    createdBy: by,
    createdAt: at,
  };
}

/** What a tag of a kind says before anybody has said more. */
export function initialFields(kind: Kind): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  for (const field of offered(kind.fields))
    if (field.type === 'choice' && field.initial !== undefined) fields[field.id] = field.initial;
  for (const field of kind.fields) if (!isShown(kind, field, fields)) delete fields[field.id];
  return fields;
}
