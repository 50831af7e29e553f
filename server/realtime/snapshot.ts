import * as Y from 'yjs';
import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import { canonicalJson } from '#domain/canonical-json.ts';
import type { StoredDocument } from '#server/db/documents.ts';
import { openDocument } from './open-document.ts';

/** Makes one update of a whole log; rejects when it does not say the same. */
export type MakeSnapshot = (address: RoomAddress, stored: StoredDocument) => Promise<Uint8Array>;

/** On this very thread: for where there is no other. */
export const makeSnapshotHere: MakeSnapshot = async (address, stored) =>
  verifiedSnapshot(address, stored);

/** The document as one update that was read back and says the same; throws when it does not. */
export function verifiedSnapshot(address: RoomAddress, stored: StoredDocument): Uint8Array {
  const doc = openDocument(address, stored);
  const bytes = Y.encodeStateAsUpdate(doc);
  const copy = openDocument(address, { ...stored, snapshot: { seq: stored.seq, bytes }, tail: [] });
  const isSame =
    Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)) &&
    canonicalJson(doc.toJSON()) === canonicalJson(copy.toJSON()); // the order of keys is the order of arrival
  doc.destroy();
  copy.destroy();
  if (!isSame) throw new Error(`A snapshot of ${roomName(address)} differs from its log.`);
  return bytes;
}
