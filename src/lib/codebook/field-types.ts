import { conditionsOf } from '#domain/codebook/shown-field.ts';
import type { Field, FieldType, Kind } from '#domain/codebook/codebook.ts';
import { texts } from '#texts/texts.ts';

export const TYPE_NAMES: Readonly<Record<FieldType, string>> = texts.codebook.fields.types;

/** The field as one of another type: what both can say stays. */
export function retyped(field: Field, type: FieldType): Field {
  const { id, name, description, retired, required, shownWhen } = field;
  const base = {
    id,
    name,
    description,
    ...(retired === true ? { retired } : {}),
    ...(required === true ? { required } : {}),
    ...(shownWhen === undefined ? {} : { shownWhen }),
  };
  const choices = 'choices' in field ? field.choices : [];
  return type === 'choice' || type === 'choices' ? { ...base, type, choices } : { ...base, type };
}

/** Fields of the kind that a rule of this one can ask about. */
export function askable(kind: Kind, field: Field): readonly Field[] {
  return kind.fields.filter(
    (other) =>
      other !== field &&
      other.id !== '' &&
      other.retired !== true &&
      conditionsOf(other).length > 0,
  );
}
