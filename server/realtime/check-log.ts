import * as Y from 'yjs';
import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import type { Queryable } from '#server/db/database.ts';
import { loadDocument, type StoredDocument } from '#server/db/documents.ts';
import { openDocument } from './open-document.ts';

/**
 * What is wrong with a document as stored, in words; empty when its snapshot can
 * be read whole, its log follows without a gap up to its head, and both together
 * make a document that can be written down and read again.
 */
export async function checkLog(db: Queryable, address: RoomAddress): Promise<string[]> {
  const stored = await loadDocument(db, roomName(address));
  if (stored === null) return ['there is no such document'];
  const problems = gaps(stored);
  return problems.length > 0 ? problems : unreadable(address, stored);
}

function gaps({ seq, snapshot, tail }: StoredDocument): string[] {
  const problems: string[] = [];
  let last = snapshot?.seq ?? 0;
  for (const row of tail) {
    if (row.seq !== last + 1) problems.push(missing(last + 1, row.seq - 1));
    last = row.seq;
  }
  if (last < seq) problems.push(missing(last + 1, seq));
  if (last > seq) problems.push(`its log goes to update ${last}, its head only to ${seq}`);
  return problems;
}

function missing(first: number, last: number): string {
  return first === last
    ? `its log lacks update ${first}`
    : `its log lacks updates ${first} to ${last}`;
}

function unreadable(address: RoomAddress, stored: StoredDocument): string[] {
  const { snapshot } = stored;
  try {
    if (snapshot !== null)
      openDocument(address, { ...stored, seq: snapshot.seq, tail: [] }).destroy();
  } catch (error) {
    return [`its snapshot of update ${snapshot?.seq} cannot be read (${wordsOf(error)})`];
  }
  try {
    const doc = openDocument(address, stored);
    const copy = openDocument(address, {
      ...stored,
      snapshot: { seq: stored.seq, bytes: Y.encodeStateAsUpdate(doc) },
      tail: [],
    });
    const isSame = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy));
    doc.destroy();
    copy.destroy();
    return isSame ? [] : ['written down and read again it is another document'];
  } catch (error) {
    return [`its log cannot be read (${wordsOf(error)})`];
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
