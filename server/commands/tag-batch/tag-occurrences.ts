import * as v from 'valibot';
import * as Y from 'yjs';
import { anchorsIn, resolveAnchors } from '#collab/anchors.ts';
import { addTag, readTags, type LayerTag } from '#collab/layer-document.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { checkTag } from '#domain/codebook/check-tag.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { newId, type TagBatchId, type TagId } from '#domain/ids.ts';
import { ownPlaces } from '#domain/layer/order.ts';
import { otherTags, type StandingTag } from '#domain/layer/standing-tags.ts';
import { LINE_LIMIT } from '#domain/limits.ts';
import { digest } from '#domain/review/digest.ts';
import { indexIntervals } from '#domain/span/interval-index.ts';
import { overlaps } from '#domain/span/span.ts';
import { parseFieldValue } from '#domain/tag/field-value.ts';
import type { FieldValue } from '#domain/tag/tag.ts';
import { snapToCharacters } from '#domain/text/snap.ts';
import type { Actor } from '#server/access.ts';
import { codebookOf } from '#server/db/codebooks.ts';
import type { Queryable } from '#server/db/database.ts';
import { insertTagBatch, type BatchItem } from '#server/db/tag-batches.ts';
import type { TeamLayer } from '#server/db/layers.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from '../dependencies.ts';
import { articleId, projectId, read, tagId } from '../input.ts';
import { readDocument } from '../read-article.ts';
import { changeLayer, writeLayers, type LayerWrite } from './layer-writes.ts';
import { layersToTag } from './team-layers.ts';

/** As many as a list shows: more are tagged in a second step. */
export const OCCURRENCES_LIMIT = 2_000;

/** So many tags of one kind over the same words are no work of people. */
const BESIDE_LIMIT = 100;

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const occurrences = v.object({
  projectId,
  /** What the new tags are, and what they say. */
  tag: v.object({
    kind: v.string(),
    label: v.nullable(v.string()),
    fields: v.record(v.string(), v.unknown()),
  }),
  /** What was looked for, as the step is called afterwards. */
  words: v.pipe(v.string(), v.maxLength(LINE_LIMIT)),
  places: v.pipe(
    v.array(
      v.object({
        articleId,
        start: offset,
        end: offset,
        words: v.string(),
        /** Tags that were known to call the words something else; beside no others are they tagged. */
        beside: v.optional(v.pipe(v.array(tagId), v.maxLength(BESIDE_LIMIT)), []),
      }),
    ),
    v.minLength(1, texts.input.noOccurrences),
    v.maxLength(OCCURRENCES_LIMIT, texts.input.tooManyOccurrences(OCCURRENCES_LIMIT)),
  ),
});

type Given = v.InferOutput<typeof occurrences>;
type Place = Given['places'][number];

export interface TaggedOccurrences {
  /** Null when nothing was tagged. */
  readonly batchId: TagBatchId | null;
  readonly tagged: number;
  readonly articles: number;
  /** Words that were changed or tagged meanwhile, or stand where the actor may not tag. */
  readonly skipped: number;
}

/** Tags words in many articles as one step, which can be taken back as one. */
export const tagOccurrences =
  ({ database, now }: CommandDependencies) =>
  async (actor: Actor, input: Readonly<Record<string, unknown>>): Promise<TaggedOccurrences> => {
    const given = read(occurrences, input);
    const { projectId, places, words } = given;
    const ids = places.map((place) => place.articleId);
    const layers = await layersToTag(database, actor, { projectId, ids });
    const codebook = await codebookOf(database, projectId);
    if (codebook === null) throw refusals.notFound('project');
    const model = readModel(codebook, given.tag);
    const by = { createdBy: actor.accountId, createdAt: now().getTime() };
    const judge = (tx: Queryable, layer: TeamLayer) => {
      const here = places.filter((place) => place.articleId === layer.articleId);
      return tagsIn(tx, layer, { here, model: { ...model, ...by }, codebook });
    };
    const batchId = newId<TagBatchId>();
    const taken = await database.transaction(async (tx) => {
      const writing = { name: `batch ${batchId}`, actorId: actor.accountId, judge };
      const made = await writeLayers(tx, writing, layers);
      const batch = { id: batchId, projectId, words, madeBy: actor.accountId } as const;
      if (made.length > 0)
        await insertTagBatch(tx, { ...batch, verb: 'tagged' }, made.flatMap(itemsOf));
      return made;
    });
    const tagged = taken.reduce((sum, { tags }) => sum + tags.length, 0);
    const skipped = places.length - tagged;
    return { batchId: tagged > 0 ? batchId : null, tagged, articles: taken.length, skipped };
  };

type Model = Pick<LayerTag, 'kind' | 'label' | 'fields'> & { readonly part: string };

/** The tag to make, when it is one by the codebook. */
function readModel(codebook: Codebook, { kind: kindId, label, fields }: Given['tag']): Model {
  const kind = codebook.kinds.find(({ id }) => id === kindId);
  if (kind === undefined) throw refusals.invalid(texts.refusals.batches.noSuchKind);
  const part = kind.parts[0].id;
  const values = readFields(fields);
  const tag = { kind: kindId, label, fields: values, parts: { [part]: [null] } };
  const [problem] = checkTag(codebook, { ...tag, ...NOBODY });
  if (problem !== undefined) throw refusals.invalid(problem.message);
  return { kind: kindId, label, fields: values, part };
}

const NOBODY = { id: newId<TagId>(), createdBy: null, createdAt: 0 } as const;

function readFields(fields: Given['tag']['fields']): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const [id, value] of Object.entries(fields)) {
    const result = parseFieldValue(value, id);
    if (!result.ok) throw refusals.invalid(result.problem.message);
    values[id] = result.value;
  }
  return values;
}

interface Made extends LayerWrite {
  readonly tags: readonly LayerTag[];
}

interface Order {
  readonly here: readonly Place[];
  readonly model: Model & Pick<LayerTag, 'createdBy' | 'createdAt'>;
  readonly codebook: Codebook;
}

/** New tags on the places of one article that still hold their words and are still free. */
async function tagsIn(
  db: Queryable,
  layer: TeamLayer,
  { here, model: { part, ...said }, codebook }: Order,
): Promise<Made | null> {
  const { doc } = await readDocument(db, { type: 'text', id: layer.articleId });
  const text = readText(textOf(doc));
  const { places, seq } = await standingIn(db, layer, { doc, codebook });
  const standing = indexIntervals(places, (tag) => tag);
  const free: Place[] = [];
  for (const place of here) {
    const others = otherTags(place, standing.overlapping(place), said);
    const isKnown = others?.every(({ tagId }) => place.beside.includes(tagId)) === true;
    if (isKnown && isStanding(text, place) && !free.some((span) => overlaps(span, place)))
      free.push(place);
  }
  const anchorOf = anchorsIn(textOf(doc));
  const tags = free.map((place) => ({
    ...said,
    id: newId<TagId>(),
    parts: { [part]: [anchorOf(place)] },
  }));
  doc.destroy();
  if (tags.length === 0) return null;
  // New keys of a map build on nothing: the update is written in a document of its own.
  const fresh = new Y.Doc();
  const change = changeLayer(fresh, () => tags.forEach((tag) => addTag(fresh, tag)));
  return { layerId: layer.id, seq, tags, ...change };
}

function isStanding(text: string, { start, end, words }: Place): boolean {
  if (start >= end || text.slice(start, end) !== words) return false;
  const whole = snapToCharacters(text, { start, end });
  return whole.start === start && whole.end === end;
}

type Standing = Pick<StandingTag, 'tagId' | 'kind' | 'label' | 'start' | 'end'>;

/** Where tags stand in an article, by its documents as of a seq: rows may be a moment behind. */
async function standingIn(
  db: Queryable,
  layer: TeamLayer,
  { doc: text, codebook }: { doc: Y.Doc; codebook: Codebook },
): Promise<{ readonly places: readonly Standing[]; readonly seq: number }> {
  const { doc, seq } = await readDocument(db, { type: 'layer', id: layer.id });
  const tags = readTags(doc).good;
  doc.destroy();
  const own = tags.flatMap((tag) => ownPlaces(codebook, tag).map((anchor) => ({ tag, anchor })));
  const spans = resolveAnchors(
    text,
    own.map(({ anchor }) => anchor),
  );
  const places = own.flatMap(({ tag: { id: tagId, kind, label } }, at) => {
    const span = spans[at];
    if (span?.state !== 'placed') return [];
    return [{ tagId, kind, label, start: span.start, end: span.end }];
  });
  return { places, seq };
}

function itemsOf({ layerId, tags }: Made): BatchItem[] {
  return tags.map((tag) => ({ layerId, tagId: tag.id, digest: digest(tag), before: {} }));
}
