import type { Choice, Field } from '#domain/codebook/codebook.ts';
import { referenceText, type EntityLookup } from '#domain/tag/display.ts';
import { isChoiceList, isEntityReference, isEvidenceList } from '#domain/tag/field-value.ts';
import type { FieldValue } from '#domain/tag/tag.ts';
import { typedAddress } from '#domain/text/clean.ts';
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
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
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
  if (isEvidenceList(value)) return value.map(texts.fields.evidence.inWords).join(', ');
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

/** What a field of text, a number, a date or an address shows of what is typed, once it is recorded. */
export function recordedText({ type }: Field, typed: string): string {
  const trimmed = typed.trim();
  if (type === 'url') return typedAddress(typed);
  if (type === 'number') return String(numberIn(trimmed) ?? trimmed);
  return trimmed === '' ? '' : typed;
}

function choiceName(field: Field, id: string): string {
  const choices = 'choices' in field ? field.choices : [];
  return choices.find((choice) => choice.id === id)?.name ?? id;
}

/** What is chosen, with one choice more or less, in the order of the codebook. */
export function withChoice(
  choices: readonly Choice[],
  chosen: readonly string[],
  { choice, isChosen }: { readonly choice: string; readonly isChosen: boolean },
): readonly string[] {
  const all = new Set([...chosen, choice]);
  if (!isChosen) all.delete(choice);
  return choicesWith(choices, [...all])
    .map(({ id }) => id)
    .filter((id) => all.has(id));
}

/** The number that somebody typed, thousands apart or not: 1 200, 3.5; null where it is none. */
export function numberIn(typed: string): number | null {
  const isGrouped = /^[-+]?\d{1,3}(?:[\s\u00A0\u202F]\d{3})+(?:\.\d+)?$/.test(typed);
  const number = Number(isGrouped ? typed.replace(/\s/g, '') : typed);
  return typed !== '' && Number.isFinite(number) ? number : null;
}
