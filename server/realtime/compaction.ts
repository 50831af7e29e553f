import * as Y from 'yjs';
import type { Room as RoomAddress } from '#collab/rooms.ts';
import { roomName } from '#collab/rooms.ts';
import type { Database } from '#server/db/database.ts';
import {
  loadDocument,
  replaceLogBySnapshot,
  tryLockCompaction,
  type LogRow,
  type StoredDocument,
} from '#server/db/documents.ts';
import { COMPACT_BYTES, COMPACT_UPDATES } from './limits.ts';
import { openDocument } from './load-room.ts';

/** The part of a log that lies behind its newest snapshot. */
export interface Tail {
  readonly updates: number;
  readonly bytes: number;
}

/** What a compaction took away, and the size of what stands in its place. */
export interface Compacted extends Tail {
  readonly snapshotBytes: number;
}

/** Whether a tail is felt on opening a document of this size; half the document is worth its price in any case. */
export function isWorthCompacting({ updates, bytes }: Tail, sizeBytes: number): boolean {
  return updates >= COMPACT_UPDATES || bytes >= Math.max(COMPACT_BYTES, sizeBytes / 2);
}

/**
 * Puts a snapshot in the place of the log up to `upto`, after it was read back
 * and found equal. Appends go on meanwhile: they lie behind `upto` and stay.
 * Answers what it took away, or null when another is compacting. `upto` must be
 * known to be committed, or a commit thought lost could not be found any more.
 */
export async function compact(
  database: Database,
  address: RoomAddress,
  upto: number,
): Promise<Compacted | null> {
  const docId = roomName(address);
  return database.transaction(async (tx) => {
    if (!(await tryLockCompaction(tx, docId))) return null;
    const stored = await loadDocument(tx, docId);
    const behind = stored === null ? [] : stored.tail.filter(({ seq }) => seq <= upto);
    const last = behind.at(-1);
    if (stored === null || last === undefined) return null;
    const bytes = verifiedSnapshot(address, { ...stored, seq: last.seq, tail: behind });
    await replaceLogBySnapshot(tx, docId, { upto: last.seq, bytes });
    return { updates: behind.length, bytes: sizeOf(behind), snapshotBytes: bytes.length };
  });
}

/** The document as one update that was read back and says the same; throws when it does not. */
function verifiedSnapshot(address: RoomAddress, stored: StoredDocument): Uint8Array {
  const doc = openDocument(address, stored);
  const bytes = Y.encodeStateAsUpdate(doc);
  const copy = openDocument(address, { ...stored, snapshot: { seq: stored.seq, bytes }, tail: [] });
  const isSame =
    Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)) &&
    JSON.stringify(doc.toJSON()) === JSON.stringify(copy.toJSON());
  doc.destroy();
  copy.destroy();
  if (!isSame) throw new Error(`A snapshot of ${roomName(address)} differs from its log.`);
  return bytes;
}

function sizeOf(rows: readonly LogRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
