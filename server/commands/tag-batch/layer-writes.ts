import type * as Y from 'yjs';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { plainRecordIn, type PlainRecord } from '#collab/map-records.ts';
import { roomName } from '#collab/rooms.ts';
import type { AccountId, LayerId } from '#domain/ids.ts';
import type { Queryable } from '#server/db/database.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { lockHeads } from '#server/db/document-heads.ts';
import { announce } from '#server/db/documents.ts';
import type { TeamLayer } from '#server/db/layers.ts';
import { eventOf, insertEvents, type TagEvent } from '#server/db/tag-events.ts';

/** What a command adds to the log of one layer. */
export interface LayerChange {
  readonly bytes: Uint8Array;
  readonly events: readonly TagEvent[];
}

/** A change that was judged by a layer as it was at one place in its log. */
export interface LayerWrite extends LayerChange {
  readonly layerId: LayerId;
  readonly seq: number;
}

interface Writing<Write> {
  readonly name: string;
  readonly actorId: AccountId;
  /** Reads a layer and says what to do there; null for nothing. */
  readonly judge: (tx: Queryable, layer: TeamLayer) => Promise<Write | null>;
}

/**
 * Appends to the logs of layers as one person's doing; open pages and rows follow.
 * Where somebody else wrote since a layer was read, it is judged again under the lock
 * that orders its log: the reading itself holds up nobody. Answers what was taken;
 * not by layers that were closed for writing meanwhile.
 */
export async function writeLayers<Write extends LayerWrite>(
  tx: Queryable,
  { name, actorId, judge }: Writing<Write>,
  layers: readonly TeamLayer[],
): Promise<readonly Write[]> {
  const judged: { readonly layer: TeamLayer; readonly write: Write }[] = [];
  for (const layer of layers) {
    const write = await judge(tx, layer);
    if (write !== null) judged.push({ layer, write });
  }
  const heads = await lockHeads(
    tx,
    judged.map(({ layer }) => docIdOf(layer.id)),
  );
  const writes: Write[] = [];
  for (const { layer, write } of judged) {
    const isAsRead = heads.get(docIdOf(layer.id)) === write.seq;
    const standing = isAsRead ? write : await judge(tx, layer);
    if (standing !== null) writes.push(standing);
  }
  return append(tx, { name, actorId }, writes);
}

async function append<Write extends LayerWrite>(
  tx: Queryable,
  { name, actorId }: Omit<Writing<Write>, 'judge'>,
  writes: readonly Write[],
): Promise<readonly Write[]> {
  const appends = writes.map(({ layerId, bytes }, index) => ({
    docId: docIdOf(layerId),
    nodeSeq: index + 1,
    actorId,
    bytes,
  }));
  const seqs = await appendUpdates(tx, name, appends);
  const taken = writes.flatMap((write, index) => {
    const seq = seqs[index] ?? null;
    return seq === null ? [] : [{ write, docId: docIdOf(write.layerId), seq }];
  });
  await insertEvents(
    tx,
    taken.map(({ write: { events }, ...at }) => ({ ...at, actorId, events })),
  );
  for (const { docId } of taken) await announce(tx, docId);
  return taken.map(({ write }) => write);
}

function docIdOf(id: LayerId): string {
  return roomName({ type: 'layer', id });
}

/** What `change` does to a layer's document: the one update that does it to other copies, and its steps. */
export function changeLayer(doc: Y.Doc, change: () => void): LayerChange {
  const before = recordsOf(doc);
  let bytes: Uint8Array = new Uint8Array();
  doc.once('update', (update: Uint8Array) => (bytes = update));
  doc.transact(change);
  return { bytes, events: eventsBetween(before, recordsOf(doc)) };
}

type LayerRecords = ReadonlyMap<'tag' | 'link', ReadonlyMap<string, PlainRecord | undefined>>;

function recordsOf(doc: Y.Doc): LayerRecords {
  const recordsIn = (map: Y.Map<unknown>) =>
    new Map([...map.keys()].map((id) => [id, plainRecordIn(map, id)]));
  return new Map([
    ['tag', recordsIn(tagsOf(doc))],
    ['link', recordsIn(linksOf(doc))],
  ]);
}

function eventsBetween(before: LayerRecords, after: LayerRecords): TagEvent[] {
  return [...after].flatMap(([subject, are]) => {
    const were = before.get(subject);
    const ids = new Set([...(were?.keys() ?? []), ...are.keys()]);
    return [...ids].flatMap((id) => eventOf({ subject, id }, were?.get(id), are.get(id)));
  });
}
