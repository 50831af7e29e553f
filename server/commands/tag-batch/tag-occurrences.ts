import * as v from 'valibot';
import * as Y from 'yjs';
import { anchorSpan, resolveAnchors } from '#collab/anchors.ts';
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
import { writeLayers, type LayerWrite } from './layer-writes.ts';
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
    const made: Made[] = [];
    for (const layer of layers) {
      const here = places.filter((place) => place.articleId === layer.articleId);
      const by = { createdBy: actor.accountId, createdAt: now().getTime() };
      made.push(await tagsIn(database, layer, { here, model: { ...model, ...by }, codebook }));
    }
    const writes = made.filter(({ tags }) => tags.length > 0);
    if (writes.length === 0)
      return { batchId: null, tagged: 0, articles: 0, skipped: places.length };
    const batchId = newId<TagBatchId>();
    const taken = await database.transaction(async (tx) => {
      const name = `batch ${batchId}`;
      const closed = await writeLayers(tx, { name, actorId: actor.accountId }, writes.map(writeOf));
      const open = writes.filter(({ layer }) => !closed.has(layer.id));
      const batch = { id: batchId, projectId, words, madeBy: actor.accountId } as const;
      await insertTagBatch(tx, { ...batch, verb: 'tagged' }, open.flatMap(itemsOf));
      return open;
    });
    const tagged = taken.reduce((sum, { tags }) => sum + tags.length, 0);
    return { batchId, tagged, articles: taken.length, skipped: places.length - tagged };
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

interface Made {
  readonly layer: TeamLayer;
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
): Promise<Made> {
  const { doc } = await readDocument(db, { type: 'text', id: layer.articleId });
  const text = readText(textOf(doc));
  const standing = indexIntervals(await standingIn(db, layer, { doc, codebook }), (tag) => tag);
  const free: Place[] = [];
  for (const place of here) {
    const others = otherTags(place, standing.overlapping(place), said);
    const isKnown = others?.every(({ tagId }) => place.beside.includes(tagId)) === true;
    if (isKnown && isStanding(text, place) && !free.some((span) => overlaps(span, place)))
      free.push(place);
  }
  const tags = free.map(({ start, end }) => {
    const anchor = anchorSpan(textOf(doc), start, end);
    return { ...said, id: newId<TagId>(), parts: { [part]: [anchor] } };
  });
  doc.destroy();
  return { layer, tags };
}

function isStanding(text: string, { start, end, words }: Place): boolean {
  if (start >= end || text.slice(start, end) !== words) return false;
  const whole = snapToCharacters(text, { start, end });
  return whole.start === start && whole.end === end;
}

type Standing = Pick<StandingTag, 'tagId' | 'kind' | 'label' | 'start' | 'end'>;

/** Where tags stand in an article, by its documents: rows may be a moment behind. */
async function standingIn(
  db: Queryable,
  layer: TeamLayer,
  { doc: text, codebook }: { doc: Y.Doc; codebook: Codebook },
): Promise<Standing[]> {
  const { doc } = await readDocument(db, { type: 'layer', id: layer.id });
  const tags = readTags(doc).good;
  doc.destroy();
  const own = tags.flatMap((tag) => ownPlaces(codebook, tag).map((anchor) => ({ tag, anchor })));
  const places = resolveAnchors(
    text,
    own.map(({ anchor }) => anchor),
  );
  return own.flatMap(({ tag: { id: tagId, kind, label } }, at) => {
    const place = places[at];
    if (place?.state !== 'placed') return [];
    return [{ tagId, kind, label, start: place.start, end: place.end }];
  });
}

/** New keys of a map build on nothing: the update is written in a document of its own. */
function writeOf({ layer, tags }: Made): LayerWrite {
  const doc = new Y.Doc();
  doc.transact(() => tags.forEach((tag) => addTag(doc, tag)));
  const events = tags.map(
    ({ id }) => ({ subject: 'tag', subjectId: id, verb: 'created', changed: [] }) as const,
  );
  return { layerId: layer.id, bytes: Y.encodeStateAsUpdate(doc), events };
}

function itemsOf({ layer, tags }: Made): BatchItem[] {
  return tags.map((tag) => ({
    layerId: layer.id,
    tagId: tag.id,
    digest: digest(tag),
    before: {},
  }));
}
