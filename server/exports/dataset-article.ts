import { kindOf, type Codebook } from '#domain/codebook/codebook.ts';
import type { DatasetArticle, DatasetTag } from '#domain/formats/dataset.ts';
import type { TagId } from '#domain/ids.ts';
import { inReadingOrder } from '#domain/layer/order.ts';
import { everyStandIn, readRegister } from '#domain/register/register.ts';
import { judgementOf } from '#domain/review/review.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import { discussionsOf, type Thread } from '#domain/thread/thread.ts';
import type {
  DatasetRow,
  DatasetSpanRow,
  DatasetTagRow,
  DatasetThreadRow,
} from '#server/db/dataset-articles.ts';
import type { RevisedTag, Revision } from '#server/db/revisions.ts';

/** The rows of an article as a dataset has it, at the revision that holds its text. */
export function datasetArticle(
  row: DatasetRow,
  { number, sha256, createdAt }: Revision,
  codebook: Codebook,
): DatasetArticle {
  const { text, spans, tags, threads, comments, entities, people, seq: _, ...article } = row;
  const spansByTag = grouped(spans, ({ tagId }) => tagId);
  return {
    ...article,
    revision: { number, sha256, text, createdAt: createdAt.getTime() },
    tags: inReadingOrder(
      codebook,
      tags.map((tag) => datasetTag(tag, partsOf(tag, { spansByTag, text, codebook }))),
    ),
    discussions: discussionsOf(threads.map(datasetThread), comments),
    entities: everyStandIn(readRegister(entities)),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

/** Its tags as a revision remembers them. */
export function revisedTags({ tags, spans, text, layer }: DatasetRow): RevisedTag[] {
  const spansByTag = grouped(spans, ({ tagId }) => tagId);
  return tags.map(({ id, kind, label }) => ({
    layerId: layer.id,
    id,
    kind,
    label,
    parts: Object.fromEntries(
      [...grouped(spansByTag.get(id) ?? [], ({ part }) => part)].map(([part, of]) => [
        part,
        of.map((span) => placedSpan(span, text)),
      ]),
    ),
  }));
}

function datasetTag(row: DatasetTagRow, parts: DatasetTag['parts']): DatasetTag {
  const { digest, decision, problems, ...tag } = row;
  return {
    ...tag,
    parts,
    judgement: judgementOf(digest, decision ?? undefined),
    decision: decision && { reason: decision.reason, by: decision.by, at: decision.at },
    problems: problems ?? [],
  };
}

function datasetThread({ tagId, spans: places, ...thread }: DatasetThreadRow): Thread<PlacedSpan> {
  const subject =
    tagId === null ? ({ type: 'words', places } as const) : ({ type: 'tag', tagId } as const);
  return { ...thread, subject };
}

interface Setting {
  readonly spansByTag: ReadonlyMap<TagId, readonly DatasetSpanRow[]>;
  readonly text: string;
  readonly codebook: Codebook;
}

/** A tag's parts in the order of the codebook; those it does not know come last. */
function partsOf(
  { id, kind }: DatasetTagRow,
  { spansByTag, text, codebook }: Setting,
): DatasetTag['parts'] {
  const byPart = grouped(spansByTag.get(id) ?? [], ({ part }) => part);
  const known = kindOf(codebook, kind)?.parts.map((part) => part.id) ?? [];
  const order = [...known.filter((part) => byPart.has(part)), ...byPart.keys()];
  return Object.fromEntries(
    order.map((part) => [part, (byPart.get(part) ?? []).map((span) => placedSpan(span, text))]),
  );
}

/** Rows do not keep where deleted words were: such a span reads at the end of the text. */
function placedSpan({ start, end, quote }: DatasetSpanRow, text: string): PlacedSpan {
  return start === null || end === null
    ? { state: 'detached', near: text.length, quote }
    : { state: 'placed', start, end, quote };
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
