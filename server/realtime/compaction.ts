import type { Room as RoomAddress } from '#collab/rooms.ts';
import { roomName } from '#collab/rooms.ts';
import type { Database } from '#server/db/database.ts';
import { loadDocument, replaceLogBySnapshot, tryLockCompaction } from '#server/db/documents.ts';
import { COMPACT_BYTES, COMPACT_UPDATES } from './limits.ts';
import { tailOf, type Tail } from './log-tail.ts';
import type { MakeSnapshot } from './snapshot.ts';

/** What a log is after a compaction: a snapshot, and what lies behind it. */
export interface Compacted {
  readonly snapshotBytes: number;
  readonly tail: Tail;
}

/** Whether a tail is felt on opening a document of this size; half the document is worth its price in any case. */
export function isWorthCompacting({ updates, bytes }: Tail, sizeBytes: number): boolean {
  return updates >= COMPACT_UPDATES || bytes >= Math.max(COMPACT_BYTES, sizeBytes / 2);
}

export interface CompactionOrder {
  /** Known to be committed, or a commit of this node thought lost could not be found any more. */
  readonly upto: number;
  readonly nodeId: string;
  /** Asked once nobody else can compact: another node may have been quicker. */
  readonly isWorthIt: (tail: Tail, sizeBytes: number) => boolean;
  readonly makeSnapshot: MakeSnapshot;
}

/**
 * Puts a snapshot in the place of the log up to `upto`, after it was read back
 * and found equal. Appends go on meanwhile: they lie behind `upto` and stay.
 * Answers what the log is then, or null while another node is at it.
 */
export async function compact(
  database: Database,
  address: RoomAddress,
  { upto, nodeId, isWorthIt, makeSnapshot }: CompactionOrder,
): Promise<Compacted | null> {
  const docId = roomName(address);
  return database.transaction(async (tx) => {
    if (!(await tryLockCompaction(tx, docId))) return null;
    const stored = await loadDocument(tx, docId);
    if (stored === null) return null;
    const behind = stored.tail.filter(({ seq }) => seq <= upto);
    const last = behind.at(-1);
    const snapshotBytes = stored.snapshot?.bytes.length ?? 0;
    if (last === undefined || !isWorthIt(tailOf(behind), snapshotBytes)) {
      return { snapshotBytes, tail: tailOf(stored.tail) };
    }
    const bytes = await makeSnapshot(address, { ...stored, seq: last.seq, tail: behind });
    await replaceLogBySnapshot(tx, { docId, upto: last.seq, bytes, nodeId });
    const ahead = stored.tail.filter(({ seq }) => seq > last.seq);
    return { snapshotBytes: bytes.length, tail: tailOf(ahead) };
  });
}
