import { EVIDENCE_LIMIT, NOTE_LIMIT, SPANS_PER_PART_LIMIT, URL_LIMIT } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { safeHref } from '../text/clean.ts';
import type { FieldValue, Link, Tag } from '../tag/tag.ts';
import { isEntityReference, isEvidenceList } from '../tag/field-value.ts';
import { fieldOf, kindOf, labelOf, type Codebook, type Field, type Kind } from './codebook.ts';

/**
 * Where a tag breaks the codebook. Such a tag is kept, marked and shown, never
 * dropped: the codebook may have changed under it.
 */
export function checkTag(codebook: Codebook, tag: Tag<unknown>): Problem[] {
  const kind = kindOf(codebook, tag.kind);
  if (kind === undefined)
    return [{ path: 'kind', message: `The codebook has no kind “${tag.kind}”.` }];
  return [...checkLabel(kind, tag.label), ...checkParts(kind, tag), ...checkFields(kind, tag)];
}

function checkLabel(kind: Kind, label: string | null): Problem[] {
  if (label === null && kind.labels.length > 0)
    return [{ path: 'label', message: `${kind.name} needs a label.` }];
  if (label !== null && labelOf(kind, label) === undefined)
    return [{ path: 'label', message: `${kind.name} has no label “${label}”.` }];
  return [];
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

function checkFields(kind: Kind, { fields }: Tag<unknown>): Problem[] {
  const missing = kind.fields
    .filter(({ id, required }) => required === true && fields[id] === undefined)
    .map(({ id, name }) => ({ path: `fields.${id}`, message: `${name} is required.` }));
  const wrong = Object.entries(fields).flatMap(([id, value]) => {
    const field = fieldOf(kind, id);
    const message =
      field === undefined ? `${kind.name} has no field “${id}”.` : fieldProblem(field, value);
    return message === null ? [] : [{ path: `fields.${id}`, message }];
  });
  return [...missing, ...wrong];
}

/** Why a field cannot hold a value, or null when it can. */
export function fieldProblem(field: Field, value: FieldValue): string | null {
  switch (field.type) {
    case 'choice':
      return field.choices.some(({ id }) => id === value)
        ? null
        : `${field.name} has no such choice.`;
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
    case 'url':
      return isWebAddress(value) ? null : `${field.name} is a web address.`;
    case 'entity':
      return isEntityReference(value) ? null : `${field.name} is an entity or someone unnamed.`;
    case 'evidence':
      return evidenceProblem(field, value);
  }
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
