import type * as Y from 'yjs';
import { roomName } from '#collab/rooms.ts';
import type { AccountId, LayerId } from '#domain/ids.ts';
import type { Queryable } from '#server/db/database.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { announce } from '#server/db/documents.ts';
import { insertEvents, type TagEvent } from '#server/db/tag-events.ts';

/** What a command adds to the log of one layer. */
export interface LayerWrite {
  readonly layerId: LayerId;
  readonly bytes: Uint8Array;
  readonly events: readonly TagEvent[];
}

/**
 * Appends to the logs of layers as one person's doing; open pages and rows follow.
 * Answers the layers that took none of it: they were closed for writing meanwhile.
 */
export async function writeLayers(
  tx: Queryable,
  { name, actorId }: { readonly name: string; readonly actorId: AccountId },
  writes: readonly LayerWrite[],
): Promise<ReadonlySet<LayerId>> {
  const appends = writes.map(({ layerId, bytes }, index) => ({
    docId: roomName({ type: 'layer', id: layerId }),
    nodeSeq: index + 1,
    actorId,
    bytes,
  }));
  const seqs = await appendUpdates(tx, name, appends);
  const taken = appends.flatMap(({ docId }, index) => {
    const seq = seqs[index] ?? null;
    return seq === null ? [] : [{ docId, seq, actorId, events: writes[index]?.events ?? [] }];
  });
  await insertEvents(tx, taken);
  for (const { docId } of taken) await announce(tx, docId);
  return new Set(writes.flatMap(({ layerId }, at) => (seqs[at] === null ? [layerId] : [])));
}

/** The one update that brings other copies of a document to what `change` makes of this one. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array {
  let emitted: Uint8Array = new Uint8Array();
  doc.once('update', (update: Uint8Array) => (emitted = update));
  doc.transact(change);
  return emitted;
}
