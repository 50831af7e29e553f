import * as Y from 'yjs';
import { entitiesOf } from '#collab/register-document.ts';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import { movesOf, textOf } from '#collab/text-document.ts';
import { commentsOf, threadsOf } from '#collab/thread-document.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Queryable } from '#server/db/database.ts';
import { clientsOf } from '#server/db/document-clients.ts';
import { loadDocument, type LogRow, type StoredDocument } from '#server/db/documents.ts';
import { findRoom, type RoomPlace } from '#server/db/rooms.ts';
import { firstAuthors, type FirstAuthor } from '#server/db/tag-events.ts';
import type { Tail } from './compaction.ts';

/** All a room starts from, as committed. */
export interface LoadedRoom {
  readonly name: string;
  readonly address: RoomAddress;
  readonly place: RoomPlace;
  readonly epoch: number;
  readonly seq: number;
  readonly doc: Y.Doc;
  readonly sizeBytes: number;
  readonly tail: Tail;
  readonly owners: ReadonlyMap<number, AccountId | null>;
  readonly firstAuthors: readonly FirstAuthor[];
}

/** Reads a room from the log; null when there is none. Throws, and never answers an empty document, when it cannot be read. */
export async function loadRoom(db: Queryable, address: RoomAddress): Promise<LoadedRoom | null> {
  const name = roomName(address);
  const place = await findRoom(db, address);
  const stored = place === null ? null : await loadDocument(db, name);
  if (place === null || stored === null) return null;
  const owners = await clientsOf(db, name); // read after the log, so that none of its owners is missing
  const authors = address.type === 'text' ? [] : await firstAuthors(db, name);
  return {
    name,
    address,
    place,
    epoch: stored.epoch,
    seq: stored.seq,
    doc: openDocument(address, stored),
    sizeBytes: sizeOf(stored.tail) + (stored.snapshot?.bytes.length ?? 0),
    tail: { updates: stored.tail.length, bytes: sizeOf(stored.tail) },
    owners,
    firstAuthors: authors,
  };
}

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

function sizeOf(rows: readonly LogRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
