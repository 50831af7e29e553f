import { texts } from '#texts/texts.ts';
import type { FieldValue } from '../tag/tag.ts';
import { isChoiceList } from '../tag/field-value.ts';
import { fieldOf, type Field, type Kind } from './codebook.ts';

export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Whether a field applies to a tag with these values: it, and whatever its rule asks about, is shown. */
export function isShown(kind: Kind, field: Field, values: FieldValues): boolean {
  const asked = new Set<string>();
  let here: Field | undefined = field;
  while (here?.shownWhen !== undefined) {
    const rule: NonNullable<Field['shownWhen']> = here.shownWhen;
    if (asked.has(rule.field)) return true; // a circle, which no checked codebook has, hides nothing
    asked.add(rule.field);
    if (!saidBy(values[rule.field]).some((value) => rule.values.includes(value))) return false;
    here = fieldOf(kind, rule.field);
  }
  return true;
}

/** When a field applies, in words to follow its name; null when it always does. */
export function shownWords(kind: Kind, { shownWhen }: Field): string | null {
  if (shownWhen === undefined) return null;
  const on = fieldOf(kind, shownWhen.field);
  const values = shownWhen.values.map((value) => (on && conditionName(on, value)) ?? value);
  return texts.codebook.shown.only(on?.name ?? shownWhen.field, values);
}

/** What a rule can ask of a field: its choices, or yes and no; nothing of other types. */
export function conditionsOf(
  field: Field,
): readonly { readonly id: string; readonly name: string }[] {
  if (field.type === 'choice' || field.type === 'choices') return field.choices;
  return field.type === 'yes-no' ? YES_NO : [];
}

const YES_NO = [
  { id: 'yes', name: texts.codebook.shown.yes },
  { id: 'no', name: texts.codebook.shown.no },
] as const;

function conditionName(field: Field, value: string): string | undefined {
  return conditionsOf(field).find(({ id }) => id === value)?.name;
}

/** A value as rules name it. */
function saidBy(value: FieldValue | undefined): readonly string[] {
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'string') return [value];
  return isChoiceList(value) ? value : [];
}
