import * as Y from 'yjs';
import { resolveAnchors } from '#collab/anchors.ts';
import { readTags } from '#collab/layer-document.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import type { ArticleId, LayerId } from '#domain/ids.ts';
import { sha256 } from '#domain/text/hash.ts';
import type { Queryable } from '#server/db/database.ts';
import { loadDocument } from '#server/db/documents.ts';
import type { RevisedTag } from '#server/db/revisions.ts';
import { layersOf } from '#server/db/rooms.ts';
import { storableText } from '#server/db/storable.ts';

/** An article as its documents have it, committed to the last letter; rows may be a moment behind. */
export interface ReadArticle {
  readonly text: string;
  readonly sha256: string;
  /** Up to where in the text document's log this was read. */
  readonly seq: number;
  readonly tags: readonly RevisedTag[];
}

export async function readArticle(tx: Queryable, articleId: ArticleId): Promise<ReadArticle> {
  const { doc: textDoc, seq } = await readDocument(tx, { type: 'text', id: articleId });
  const text = storableText(readText(textOf(textDoc)));
  const tags: RevisedTag[] = [];
  for (const layerId of await layersOf(tx, articleId))
    tags.push(...(await tagsIn(tx, layerId, textDoc)));
  return { text, sha256: await sha256(text), seq, tags };
}

async function tagsIn(tx: Queryable, layerId: LayerId, textDoc: Y.Doc): Promise<RevisedTag[]> {
  const { doc } = await readDocument(tx, { type: 'layer', id: layerId });
  const tags = readTags(doc).good;
  const anchors = tags.flatMap(({ parts }) => Object.values(parts).flat());
  const places = resolveAnchors(textDoc, anchors);
  let next = 0;
  return tags.map(({ id, kind, label, parts }) => ({
    layerId,
    id,
    kind,
    label,
    parts: Object.fromEntries(
      Object.entries(parts).map(([part, { length }]) => {
        next += length;
        return [part, places.slice(next - length, next)];
      }),
    ),
  }));
}

/** A document as committed, to be thrown away. */
export async function readDocument(
  tx: Queryable,
  room: Room,
): Promise<{ readonly doc: Y.Doc; readonly seq: number }> {
  const name = roomName(room);
  const stored = await loadDocument(tx, name);
  if (stored === null) throw new Error(`There is no document ${name}.`);
  const { snapshot, tail, seq } = stored;
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { bytes } of snapshot === null ? tail : [snapshot, ...tail])
      Y.applyUpdate(doc, bytes);
  });
  return { doc, seq };
}
