import { texts } from '#texts/texts.ts';
import { EVIDENCE_LIMIT, NOTE_LIMIT, SPANS_PER_PART_LIMIT, URL_LIMIT } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { safeHref } from '../text/clean.ts';
import type { FieldValue, Link, Tag } from '../tag/tag.ts';
import { isChoiceList, isEntityReference, isEvidenceList } from '../tag/field-value.ts';
import { isDay } from '../text/dates.ts';
import {
  fieldOf,
  kindOf,
  labelOf,
  offered,
  type ChoiceField,
  type ChoicesField,
  type Codebook,
  type Field,
  type Kind,
} from './codebook.ts';
import { isShown, shownWords, type FieldValues } from './shown-field.ts';

const { tags: words, values: valueWords, links: linkWords } = texts.problems;

/**
 * Where a tag breaks the codebook. Such a tag is kept, marked and shown, never
 * dropped: the codebook may have changed under it.
 */
export function checkTag(codebook: Codebook, tag: Tag<unknown>): Problem[] {
  const kind = kindOf(codebook, tag.kind);
  if (kind === undefined) return [{ path: 'kind', message: words.noSuchKind(tag.kind) }];
  return [
    ...checkKind(kind),
    ...checkLabel(kind, tag.label),
    ...checkParts(kind, tag),
    ...checkFields(kind, tag.fields),
  ];
}

function checkKind({ name, retired }: Kind): Problem[] {
  return retired === true ? [{ path: 'kind', message: words.kindRetired(name) }] : [];
}

function checkLabel(kind: Kind, labelId: string | null): Problem[] {
  if (labelId === null)
    return offered(kind.labels).length === 0
      ? []
      : [{ path: 'label', message: words.labelMissing(kind.name) }];
  const label = labelOf(kind, labelId);
  if (label === undefined)
    return [{ path: 'label', message: words.noSuchLabel(kind.name, labelId) }];
  return label.retired === true ? [{ path: 'label', message: words.labelRetired(label.name) }] : [];
}

function checkParts(kind: Kind, { parts }: Tag<unknown>): Problem[] {
  const [own] = kind.parts;
  const problems = Object.entries(parts).flatMap(([id, places]) => checkPart(kind, id, places));
  if ((parts[own.id] ?? []).length === 0)
    problems.push({ path: `parts.${own.id}`, message: words.noWords(own.name) });
  return problems;
}

function checkPart(kind: Kind, id: string, places: readonly unknown[]): Problem[] {
  const path = `parts.${id}`;
  const part = kind.parts.find((candidate) => candidate.id === id);
  if (part === undefined) return [{ path, message: words.noSuchPart(kind.name, id) }];
  if (places.length > SPANS_PER_PART_LIMIT)
    return [{ path, message: words.tooManySpans(part.name, SPANS_PER_PART_LIMIT) }];
  return [];
}

function checkFields(kind: Kind, values: FieldValues): Problem[] {
  const missing = kind.fields
    .filter((field) => isMissing(kind, field, values))
    .map(({ id, name }) => ({ path: `fields.${id}`, message: words.fieldMissing(name) }));
  const wrong = Object.entries(values).flatMap(([id, value]) => {
    const message = valueProblem(kind, id, value, values);
    return message === null ? [] : [{ path: `fields.${id}`, message }];
  });
  return [...missing, ...wrong];
}

/** Whether a tag with these values lacks one that the field needs. */
export function isMissing(kind: Kind, field: Field, values: FieldValues): boolean {
  const { id, required, retired } = field;
  const isAsked = required === true && retired !== true && values[id] === undefined;
  return isAsked && isShown(kind, field, values);
}

/**
 * What is retired keeps its value, and asks nothing of it. Nor does a field that its rule hides
 * hold a value too many, where it holds what it began with: nobody chose that.
 */
function valueProblem(
  kind: Kind,
  fieldId: string,
  value: FieldValue,
  values: FieldValues,
): string | null {
  const field = fieldOf(kind, fieldId);
  if (field === undefined) return words.noSuchField(kind.name, fieldId);
  if (field.retired === true) return null;
  if (isShown(kind, field, values)) return fieldProblem(field, value);
  return isInitial(field, value) ? null : notShown(kind, field);
}

/** Why a field that its rule hides should have no value. */
export function notShown(kind: Kind, field: Field): string {
  return words.fieldNotShown(field.name, shownWords(kind, field) ?? '');
}

function isInitial(field: Field, value: FieldValue): boolean {
  return field.type === 'choice' && field.initial === value;
}

/** Why a field cannot hold a value, or null when it can. */
export function fieldProblem(field: Field, value: FieldValue): string | null {
  switch (field.type) {
    case 'choice':
      return choiceProblem(field, value);
    case 'choices':
      if (!isChoiceList(value)) return valueWords.choices(field.name);
      if (new Set(value).size < value.length) return valueWords.choiceTwice(field.name);
      return value.map((choice) => choiceProblem(field, choice)).find(isSaid) ?? null;
    case 'text':
      if (typeof value !== 'string') return valueWords.text(field.name);
      return value.length <= NOTE_LIMIT ? null : valueWords.textTooLong(field.name, NOTE_LIMIT);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? null
        : valueWords.number(field.name);
    case 'yes-no':
      return typeof value === 'boolean' ? null : valueWords.yesNo(field.name);
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : valueWords.date(field.name);
    case 'url':
      return isWebAddress(value) ? null : valueWords.url(field.name);
    case 'entity':
      return isEntityReference(value) ? null : valueWords.entity(field.name);
    case 'evidence':
      return evidenceProblem(field, value);
  }
}

function choiceProblem(
  { name, choices }: ChoiceField | ChoicesField,
  value: FieldValue,
): string | null {
  const choice = choices.find(({ id }) => id === value);
  if (choice === undefined) return valueWords.noSuchChoice(name);
  return choice.retired === true ? valueWords.choiceRetired(name, choice.name) : null;
}

function isSaid(problem: string | null): problem is string {
  return problem !== null;
}

function isWebAddress(value: FieldValue): boolean {
  return typeof value === 'string' && value.length <= URL_LIMIT && safeHref(value) !== null;
}

function evidenceProblem({ name }: Field, value: FieldValue): string | null {
  if (!isEvidenceList(value)) return valueWords.evidence(name);
  if (value.length > EVIDENCE_LIMIT) return valueWords.tooManySources(name, EVIDENCE_LIMIT);
  return value.every(({ url }) => url === '' || isWebAddress(url))
    ? null
    : valueWords.sourceUrl(name);
}

/**
 * Where a link breaks the codebook, given what kinds its ends are of; an end that
 * is gone has none. What an end in another article is of cannot be known here.
 */
export function checkLink(
  codebook: Codebook,
  link: Pick<Link, 'type' | 'away'>,
  ends: { readonly from: string | undefined; readonly to: string | undefined },
): Problem[] {
  const type = codebook.linkTypes.find(({ id }) => id === link.type);
  if (type === undefined) return [{ path: 'type', message: linkWords.noSuchType(link.type) }];
  if (type.retired === true) return [{ path: 'type', message: linkWords.typeRetired(type.name) }];
  const problems = (['from', 'to'] as const).flatMap((end): Problem[] => {
    if (link.away?.end === end) return [];
    const kind = ends[end];
    if (kind === undefined) return [{ path: end, message: linkWords.endGone }];
    if (type[end].includes(kind)) return [];
    return [{ path: end, message: linkWords.wrongKind(type.name, kind) }];
  });
  if (
    problems.length === 0 &&
    link.away === null &&
    type.sameKind === true &&
    ends.from !== ends.to
  )
    return [{ path: 'to', message: linkWords.notSameKind(type.name) }];
  return problems;
}
