import type * as Y from 'yjs';
import { resolveAnchors } from '#collab/anchors.ts';
import { readEntities } from '#collab/register-document.ts';
import { readLinks, readTags, type LayerTag } from '#collab/layer-document.ts';
import { readDecisions } from '#collab/review-document.ts';
import { checkLink, checkTag } from '#domain/codebook/check-tag.ts';
import { kindOf, type Codebook } from '#domain/codebook/codebook.ts';
import type { Problem } from '#domain/problem.ts';
import { followMerges } from '#domain/register/register.ts';
import { digest } from '#domain/review/digest.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import { storableName } from '#server/db/storable.ts';
import type { DecisionRow, EntityRow, LinkRow, SpanRow, TagRow } from '#server/db/tags.ts';

/*
 * What a document says, as rows: a function of the documents alone, so that rows
 * can be thrown away and made again. A record that cannot be read is a row with a
 * problem where its table has a place for one.
 */

export interface LayerRows {
  readonly tags: readonly TagRow[];
  readonly links: readonly LinkRow[];
}

/** The rows of a layer, its spans as offsets into the text as it is now. */
export function layerRows(layer: Y.Doc, text: Y.Doc, codebook: Codebook): LayerRows {
  const { good, malformed } = readTags(layer);
  const anchors = good.flatMap((tag) => Object.values(tag.parts).flat());
  const placed = resolveAnchors(text, anchors)[Symbol.iterator]();
  const tags = good.map((tag) => tagRow(tag, placeParts(tag, placed), codebook));
  const kindById = new Map(good.map(({ id, kind }) => [storableName(id), kind]));
  return {
    tags: [...tags, ...malformed.map(({ id, problem }) => malformedTag(storableName(id), problem))],
    links: linkRows(layer, kindById, codebook),
  };
}

export function decisionRows(review: Y.Doc): DecisionRow[] {
  return readDecisions(review).good.map(({ tagId, state, reason, digest, by, at }) => ({
    id: tagId,
    state,
    reason,
    digest,
    by,
    at,
  }));
}

export function entityRows(register: Y.Doc): EntityRow[] {
  const entities = readEntities(register).good;
  const standsFor = followMerges(entities);
  return entities.map(({ createdBy: by, createdAt: at, ...entity }) => ({
    ...entity,
    standsFor: standsFor.get(entity.id) ?? entity.id,
    by,
    at,
  }));
}

type PlacedParts = readonly (readonly [part: string, spans: readonly PlacedSpan[]])[];

/** Deals out resolved spans in the order in which their anchors were collected. */
function placeParts(tag: LayerTag, placed: Iterator<PlacedSpan>): PlacedParts {
  return Object.entries(tag.parts).map(([part, anchors]) => [
    part,
    anchors.map(({ quote }) => {
      const next = placed.next();
      return next.done === true ? { state: 'detached', near: 0, quote } : next.value;
    }),
  ]);
}

function tagRow(tag: LayerTag, parts: PlacedParts, codebook: Codebook): TagRow {
  const own = ownSpans(tag, parts, codebook);
  const starts = own.flatMap((span) => (span.state === 'placed' ? [span.start] : []));
  const problems = checkTag(codebook, tag);
  return {
    id: tag.id,
    kind: tag.kind,
    label: tag.label,
    fields: tag.fields,
    digest: digest(tag),
    quote: own.map(({ quote }) => quote).join(' … '),
    start: starts.length === 0 ? null : Math.min(...starts),
    detached: own.length > 0 && starts.length === 0,
    problem: problems.length === 0 ? null : problems,
    by: tag.createdBy,
    at: tag.createdAt,
    spans: parts.flatMap(([part, spans]) =>
      spans.map((span, ordinal) => spanRow(part, ordinal, span)),
    ),
  };
}

/** The spans of the part that holds a tag's own words. */
function ownSpans(tag: LayerTag, parts: PlacedParts, codebook: Codebook): readonly PlacedSpan[] {
  const own = kindOf(codebook, tag.kind)?.parts[0].id;
  const [, spans = []] = parts.find(([part]) => part === own) ?? parts[0] ?? [];
  return spans;
}

function spanRow(part: string, ordinal: number, span: PlacedSpan): SpanRow {
  const { quote } = span;
  return span.state === 'placed'
    ? { part, ordinal, start: span.start, end: span.end, quote }
    : { part, ordinal, start: null, end: null, quote };
}

function malformedTag(id: string, problem: Problem): TagRow {
  return {
    id,
    kind: '',
    label: null,
    fields: {},
    digest: '',
    quote: '',
    start: null,
    detached: false,
    problem: [problem],
    by: null,
    at: 0,
    spans: [],
  };
}

function linkRows(
  layer: Y.Doc,
  kindById: ReadonlyMap<string, string>,
  codebook: Codebook,
): LinkRow[] {
  const { good, malformed } = readLinks(layer);
  const sound = good.map((link): LinkRow => {
    const { id, type, from, to, away, createdBy: by, createdAt: at } = link;
    const ends = { from: kindById.get(from), to: kindById.get(to) };
    const problems = checkLink(codebook, link, ends);
    return {
      id,
      type,
      from,
      to,
      by,
      at,
      fromArticle: away?.end === 'from' ? away.article : null,
      toArticle: away?.end === 'to' ? away.article : null,
      problem: problems.length === 0 ? null : problems,
    };
  });
  const broken = malformed.map(({ id, problem }): LinkRow => {
    const nothing = { type: '', from: '', to: '', fromArticle: null, toArticle: null };
    return { ...nothing, id: storableName(id), by: null, at: 0, problem: [problem] };
  });
  return [...sound, ...broken];
}
