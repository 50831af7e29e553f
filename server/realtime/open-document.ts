import * as Y from 'yjs';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { entitiesOf } from '#collab/register-document.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import { movesOf, textOf } from '#collab/text-document.ts';
import { commentsOf, threadsOf } from '#collab/thread-document.ts';
import type { StoredDocument } from '#server/db/documents.ts';

/** The document of a log: its snapshot and tail applied in one transaction. */
export function openDocument(address: RoomAddress, stored: StoredDocument): Y.Doc {
  const doc = new Y.Doc();
  declareTypes(address, doc);
  const { snapshot, tail } = stored;
  doc.transact(() => {
    for (const { bytes } of snapshot === null ? tail : [snapshot, ...tail])
      Y.applyUpdate(doc, bytes);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error(`The log of ${roomName(address)} is incomplete at ${stored.seq}.`);
  }
  return doc;
}

/** Gives each root its type before anybody's update can give it another. */
function declareTypes({ type }: RoomAddress, doc: Y.Doc): void {
  switch (type) {
    case 'text':
      textOf(doc);
      movesOf(doc);
      break;
    case 'layer':
      tagsOf(doc);
      linksOf(doc);
      break;
    case 'review':
      decisionsOf(doc);
      break;
    case 'register':
      entitiesOf(doc);
      break;
    case 'thread':
      threadsOf(doc);
      commentsOf(doc);
  }
}
