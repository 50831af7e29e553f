import type { Field } from '../codebook/codebook.ts';
import type { EntityId } from '../ids.ts';
import { isEntityReference, isEvidenceList } from './field-value.ts';
import type { EntityReference, FieldValue } from './tag.ts';

/** The name of an entity of the register, or undefined when it is gone. */
export type EntityName = (id: EntityId) => string | undefined;

/** A field's value in words, as a list or a table shows it. */
export function valueText(field: Field, value: FieldValue, entityName: EntityName): string {
  if (isEntityReference(value)) return referenceText(value, entityName);
  if (isEvidenceList(value)) return value.map(({ title, url }) => title || url).join('; ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field.type === 'choice') return choiceName(field.choices, String(value));
  return String(value);
}

/** Whom a field points at: a name, a description of someone unnamed, or that the entry is gone. */
export function referenceText(reference: EntityReference, entityName: EntityName): string {
  if ('unnamed' in reference)
    return reference.unnamed === '' ? 'Unnamed' : `Unnamed: ${reference.unnamed}`;
  return entityName(reference.entity) ?? 'No longer in the register';
}

/** A choice the codebook has dropped shows its id: the value is kept, so it is not hidden. */
function choiceName(choices: readonly { id: string; name: string }[], id: string): string {
  return choices.find((choice) => choice.id === id)?.name ?? id;
}
