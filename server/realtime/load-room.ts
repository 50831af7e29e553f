import type * as Y from 'yjs';
import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Queryable } from '#server/db/database.ts';
import { clientsOf } from '#server/db/document-clients.ts';
import { loadDocument } from '#server/db/documents.ts';
import { findRoom, type RoomPlace } from '#server/db/rooms.ts';
import { firstAuthors, type FirstAuthor } from '#server/db/tag-events.ts';
import { tailOf, type Tail } from './log-tail.ts';
import { openDocument } from './open-document.ts';

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
  const tail = tailOf(stored.tail);
  const authors = address.type === 'text' ? [] : await firstAuthors(db, name);
  return {
    name,
    address,
    place,
    epoch: stored.epoch,
    seq: stored.seq,
    doc: openDocument(address, stored),
    sizeBytes: tail.bytes + (stored.snapshot?.bytes.length ?? 0),
    tail,
    owners,
    firstAuthors: authors,
  };
}
