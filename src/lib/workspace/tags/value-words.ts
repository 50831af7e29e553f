import type { Choice, Field } from '#domain/codebook/codebook.ts';
import { referenceText, type EntityLookup } from '#domain/tag/display.ts';
import { isChoiceList, isEntityReference, isEvidenceList } from '#domain/tag/field-value.ts';
import type { FieldValue } from '#domain/tag/tag.ts';
import { isDay } from '#domain/text/dates.ts';
import { texts } from '#texts/texts.ts';

/** Whether the control of a field can show a value; the codebook may have changed its type. */
export function canShow({ type }: Field, value: FieldValue): boolean {
  switch (type) {
    case 'choice':
      return typeof value === 'string';
    case 'choices':
      return isChoiceList(value);
    case 'text':
    case 'url':
      return typeof value === 'string' || typeof value === 'number';
    case 'number':
      return typeof value === 'number';
    case 'yes-no':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'entity':
      return isEntityReference(value);
    case 'evidence':
      return isEvidenceList(value);
  }
}

/** Any value in words, whatever field it was made for. */
export function valueWords(field: Field, value: FieldValue, entityOf: EntityLookup): string {
  if (typeof value === 'boolean') return value ? texts.fields.yes : texts.fields.no;
  if (isEntityReference(value)) return referenceText(value, entityOf);
  if (isChoiceList(value)) return value.map((id) => choiceName(field, id)).join(', ');
  if (isEvidenceList(value)) return value.map(({ title, url }) => title || url).join(', ');
  return choiceName(field, String(value));
}

/** The choices that a control offers, and those of a value that it would not. */
export function choicesWith(
  choices: readonly Choice[],
  chosen: readonly string[],
): readonly Choice[] {
  const shown = choices.filter(({ id, retired }) => retired !== true || chosen.includes(id));
  const unknown = chosen.filter((id) => !choices.some((choice) => choice.id === id));
  return [...shown, ...unknown.map((id) => ({ id, name: id }))];
}

function choiceName(field: Field, id: string): string {
  const choices = 'choices' in field ? field.choices : [];
  return choices.find((choice) => choice.id === id)?.name ?? id;
}
