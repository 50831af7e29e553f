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

/**
 * Where a tag breaks the codebook. Such a tag is kept, marked and shown, never
 * dropped: the codebook may have changed under it.
 */
export function checkTag(codebook: Codebook, tag: Tag<unknown>): Problem[] {
  const kind = kindOf(codebook, tag.kind);
  if (kind === undefined)
    return [{ path: 'kind', message: `The codebook has no kind “${tag.kind}”.` }];
  return [
    ...checkKind(kind),
    ...checkLabel(kind, tag.label),
    ...checkParts(kind, tag),
    ...checkFields(kind, tag.fields),
  ];
}

function checkKind({ name, retired }: Kind): Problem[] {
  return retired === true ? [{ path: 'kind', message: `${name} was retired.` }] : [];
}

function checkLabel(kind: Kind, labelId: string | null): Problem[] {
  if (labelId === null)
    return offered(kind.labels).length === 0
      ? []
      : [{ path: 'label', message: `${kind.name} needs a label.` }];
  const label = labelOf(kind, labelId);
  if (label === undefined)
    return [{ path: 'label', message: `${kind.name} has no label “${labelId}”.` }];
  return label.retired === true
    ? [{ path: 'label', message: `The label ${label.name} was retired.` }]
    : [];
}

function checkParts(kind: Kind, { parts }: Tag<unknown>): Problem[] {
  const [own] = kind.parts;
  const problems = Object.entries(parts).flatMap(([id, places]) => checkPart(kind, id, places));
  if ((parts[own.id] ?? []).length === 0)
    problems.push({ path: `parts.${own.id}`, message: `${own.name} has no words.` });
  return problems;
}

function checkPart(kind: Kind, id: string, places: readonly unknown[]): Problem[] {
  const path = `parts.${id}`;
  const part = kind.parts.find((candidate) => candidate.id === id);
  if (part === undefined) return [{ path, message: `${kind.name} has no part “${id}”.` }];
  if (places.length > SPANS_PER_PART_LIMIT)
    return [{ path, message: `${part.name} has more than ${SPANS_PER_PART_LIMIT} spans.` }];
  return [];
}

function checkFields(kind: Kind, values: FieldValues): Problem[] {
  const missing = kind.fields
    .filter((field) => isMissing(kind, field, values))
    .map(({ id, name }) => ({ path: `fields.${id}`, message: `${name} is required.` }));
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

/** What is retired keeps its value, and asks nothing of it. */
function valueProblem(
  kind: Kind,
  fieldId: string,
  value: FieldValue,
  values: FieldValues,
): string | null {
  const field = fieldOf(kind, fieldId);
  if (field === undefined) return `${kind.name} has no field “${fieldId}”.`;
  if (field.retired === true) return null;
  if (isShown(kind, field, values)) return fieldProblem(field, value);
  return `${field.name} applies ${shownWords(kind, field)}.`;
}

/** Why a field cannot hold a value, or null when it can. */
export function fieldProblem(field: Field, value: FieldValue): string | null {
  switch (field.type) {
    case 'choice':
      return choiceProblem(field, value);
    case 'choices':
      if (!isChoiceList(value)) return `${field.name} is a list of choices.`;
      if (new Set(value).size < value.length) return `${field.name} has a choice twice.`;
      return value.map((choice) => choiceProblem(field, choice)).find(isSaid) ?? null;
    case 'text':
      if (typeof value !== 'string') return `${field.name} is a text.`;
      return value.length <= NOTE_LIMIT
        ? null
        : `${field.name} is longer than ${NOTE_LIMIT} characters.`;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? null
        : `${field.name} is a number.`;
    case 'yes-no':
      return typeof value === 'boolean' ? null : `${field.name} is yes or no.`;
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? null
        : `${field.name} is a day as year-month-day, such as 2026-03-31.`;
    case 'url':
      return isWebAddress(value) ? null : `${field.name} is a web address.`;
    case 'entity':
      return isEntityReference(value) ? null : `${field.name} is an entity or someone unnamed.`;
    case 'evidence':
      return evidenceProblem(field, value);
  }
}

function choiceProblem(
  { name, choices }: ChoiceField | ChoicesField,
  value: FieldValue,
): string | null {
  const choice = choices.find(({ id }) => id === value);
  if (choice === undefined) return `${name} has no such choice.`;
  return choice.retired === true ? `${name}: the choice ${choice.name} was retired.` : null;
}

function isSaid(problem: string | null): problem is string {
  return problem !== null;
}

function isWebAddress(value: FieldValue): boolean {
  return typeof value === 'string' && value.length <= URL_LIMIT && safeHref(value) !== null;
}

function evidenceProblem({ name }: Field, value: FieldValue): string | null {
  if (!isEvidenceList(value)) return `${name} is a list of sources.`;
  if (value.length > EVIDENCE_LIMIT) return `${name} has more than ${EVIDENCE_LIMIT} sources.`;
  return value.every(({ url }) => url === '' || isWebAddress(url))
    ? null
    : `${name} has a source that is no web address.`;
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
  if (type === undefined)
    return [{ path: 'type', message: `The codebook has no link type “${link.type}”.` }];
  if (type.retired === true)
    return [{ path: 'type', message: `The link type ${type.name} was retired.` }];
  const problems = (['from', 'to'] as const).flatMap((end): Problem[] => {
    if (link.away?.end === end) return [];
    const kind = ends[end];
    if (kind === undefined) return [{ path: end, message: 'The tag at this end is gone.' }];
    if (type[end].includes(kind)) return [];
    return [{ path: end, message: `${type.name} cannot join a tag of kind “${kind}” here.` }];
  });
  if (
    problems.length === 0 &&
    link.away === null &&
    type.sameKind === true &&
    ends.from !== ends.to
  )
    return [{ path: 'to', message: `${type.name} joins two tags of one kind.` }];
  return problems;
}
