import * as v from 'valibot';
import { changeTag, readTags, type LayerTag } from '#collab/layer-document.ts';
import { newId, type EntityId, type LayerId, type TagBatchId } from '#domain/ids.ts';
import { NAME_LIMIT } from '#domain/limits.ts';
import { digest } from '#domain/review/digest.ts';
import { isEntityReference } from '#domain/tag/field-value.ts';
import type { FieldValue } from '#domain/tag/tag.ts';
import type { Actor } from '#server/access.ts';
import type { Queryable } from '#server/db/database.ts';
import type { TeamLayer } from '#server/db/layers.ts';
import { insertTagBatch, type BatchItem } from '#server/db/tag-batches.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from '../dependencies.ts';
import { entityId, layerId, projectId, read, tagId } from '../input.ts';
import { readDocument } from '../read-article.ts';
import { changeLayer, writeLayers, type LayerWrite } from './layer-writes.ts';
import { OCCURRENCES_LIMIT } from './tag-occurrences.ts';
import { layersToTag } from './team-layers.ts';

const gift = v.object({
  projectId,
  /** Whom the tags point at now: an entity, and those merged into it. */
  from: v.array(entityId),
  to: entityId,
  /** Of whom they are given to, as the step is called afterwards. */
  name: v.pipe(v.string(), v.maxLength(NAME_LIMIT)),
  tags: v.pipe(
    v.array(v.object({ layerId, tagId })),
    v.minLength(1, texts.input.noTags),
    v.maxLength(OCCURRENCES_LIMIT, texts.input.tooManyTags(OCCURRENCES_LIMIT)),
  ),
});

export interface GivenTags {
  /** Null when nothing was changed. */
  readonly batchId: TagBatchId | null;
  readonly given: number;
  /** Tags that were removed, or point at somebody else by now. */
  readonly skipped: number;
}

/** Lets chosen tags point at another entity, as one step, which can be taken back as one. */
export const giveTags =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: Readonly<Record<string, unknown>>): Promise<GivenTags> => {
    const { projectId, from, to, name: words, tags } = read(gift, input);
    const ids = tags.map((tag) => tag.layerId);
    const layers = await layersToTag(database, actor, { projectId, ids });
    const whom = new Set(from);
    const judge = (tx: Queryable, { id }: TeamLayer) => {
      const here = new Set(tags.flatMap((tag) => (tag.layerId === id ? [tag.tagId] : [])));
      return giveIn(tx, id, { isMeant: (tag) => here.has(tag.id), from: whom, to });
    };
    const batchId = newId<TagBatchId>();
    const given = await database.transaction(async (tx) => {
      const writing = { name: `batch ${batchId}`, actorId: actor.accountId, judge };
      const made = await writeLayers(tx, writing, layers);
      const items = made.flatMap((change) => change.items);
      const batch = { id: batchId, projectId, words, madeBy: actor.accountId } as const;
      if (items.length > 0) await insertTagBatch(tx, { ...batch, verb: 'given' }, items);
      return items.length;
    });
    return { batchId: given > 0 ? batchId : null, given, skipped: tags.length - given };
  };

interface Given extends LayerWrite {
  readonly items: readonly BatchItem[];
}

interface Gift {
  readonly isMeant: (tag: LayerTag) => boolean;
  readonly from: ReadonlySet<EntityId>;
  readonly to: EntityId;
}

async function giveIn(
  db: Queryable,
  layerId: LayerId,
  { isMeant, from, to }: Gift,
): Promise<Given | null> {
  const { doc, seq } = await readDocument(db, { type: 'layer', id: layerId });
  const meant = readTags(doc)
    .good.filter(isMeant)
    .map((tag) => ({ tag, before: fieldsPointingAt(from, tag) }))
    .filter(({ before }) => Object.keys(before).length > 0);
  const after = (before: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> =>
    Object.fromEntries(Object.keys(before).map((field) => [field, { entity: to }]));
  const change = changeLayer(doc, () => {
    for (const { tag, before } of meant) changeTag(doc, tag.id, { fields: after(before) });
  });
  doc.destroy();
  if (meant.length === 0) return null;
  return {
    layerId,
    seq,
    ...change,
    items: meant.map(({ tag, before }) => ({
      layerId,
      tagId: tag.id,
      digest: digest({ ...tag, fields: { ...tag.fields, ...after(before) } }),
      before,
    })),
  };
}

function fieldsPointingAt(
  entities: ReadonlySet<EntityId>,
  { fields }: LayerTag,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => isEntityReference(value) && 'entity' in value && entities.has(value.entity),
    ),
  );
}
