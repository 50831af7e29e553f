import * as v from 'valibot';
import { changeTag, readTags, removeTag } from '#collab/layer-document.ts';
import type { LayerId } from '#domain/ids.ts';
import { digest } from '#domain/review/digest.ts';
import type { Actor } from '#server/access.ts';
import type { Queryable } from '#server/db/database.ts';
import type { TeamLayer } from '#server/db/layers.ts';
import {
  itemsOfBatch,
  lockTagBatch,
  markBatchUndone,
  type BatchItem,
  type BatchVerb,
} from '#server/db/tag-batches.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from '../dependencies.ts';
import { read, tagBatchId } from '../input.ts';
import { readDocument } from '../read-article.ts';
import { changeLayer, writeLayers, type LayerWrite } from './layer-writes.ts';
import { layersToTag } from './team-layers.ts';

const undoing = v.object({ batchId: tagBatchId });

export interface UndoneBatch {
  readonly undone: number;
  /** Tags that somebody removed or changed since, or in articles where the actor may not tag. */
  readonly left: number;
}

/** Takes back what was done to many tags as one step, but for those that were changed since. */
export const undoTagBatch =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof undoing>): Promise<UndoneBatch> => {
    const { batchId } = read(undoing, input);
    return database.transaction(async (tx) => {
      const batch = await lockTagBatch(tx, batchId);
      if (batch === null) throw refusals.notFound('step');
      const { projectId, verb } = batch;
      const items = await itemsOfBatch(tx, batchId);
      const ids = items.map(({ layerId }) => layerId);
      const layers = await layersToTag(tx, actor, { projectId, ids });
      if (batch.isUndone)
        throw refusals.conflict('batch-undone', texts.refusals.batches.undoneAlready);
      const judge = (db: Queryable, { id }: TeamLayer) =>
        undoIn(db, id, { verb, items: items.filter(({ layerId }) => layerId === id) });
      const name = `undo of batch ${batchId}`;
      const made = await writeLayers(tx, { name, actorId: actor.accountId, judge }, layers);
      await markBatchUndone(tx, batchId, actor.accountId);
      const undone = made.reduce((sum, { count }) => sum + count, 0);
      return { undone, left: items.length - undone };
    });
  };

interface Undoing extends LayerWrite {
  readonly count: number;
}

async function undoIn(
  db: Queryable,
  layerId: LayerId,
  { verb, items }: { readonly verb: BatchVerb; readonly items: readonly BatchItem[] },
): Promise<Undoing | null> {
  const { doc, seq } = await readDocument(db, { type: 'layer', id: layerId });
  const tagById = new Map(readTags(doc).good.map((tag) => [tag.id, tag]));
  const untouched = items.filter(({ tagId, digest: left }) => {
    const tag = tagById.get(tagId);
    return tag !== undefined && digest(tag) === left;
  });
  const change = changeLayer(doc, () => {
    for (const { tagId, before } of untouched) {
      if (verb === 'tagged') removeTag(doc, tagId);
      else changeTag(doc, tagId, { fields: before });
    }
  });
  doc.destroy();
  const count = untouched.length;
  return count === 0 ? null : { layerId, seq, count, ...change };
}
