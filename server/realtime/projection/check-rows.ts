import { roomName } from '#collab/rooms.ts';
import { currentCodebookOf, NO_CODEBOOK } from '#server/db/codebooks.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import {
  forgetWatermarksAhead,
  lockProjection,
  rowsOfArticle,
  rowsOfRegister,
  type KeptRow,
} from '#server/db/projections.ts';
import { loadRoom, type LoadedRoom } from '../load-room.ts';
import { addressesOf, rowsOf, subjectName, type Subject } from './documents.ts';
import { writeRows } from './write-rows.ts';

/** A row that is only in the tables, or only in what a rebuild from the log makes. */
export interface Difference extends KeptRow {
  readonly only: 'kept' | 'rebuilt';
}

/** Thrown to take a rebuild back once it was looked at. */
const TAKE_BACK = new Error('only looking');

/** Rows may be written in the moment they are looked at; a look that met a writer is taken again. */
const LOOKS = 5;
const SERIALIZATION_FAILURE = '40001';

/** Compares the rows of a subject with those a rebuild from the log makes; changes nothing. */
export async function checkRows(database: Database, subject: Subject): Promise<Difference[]> {
  let differences: Difference[] = [];
  const looked = rebuilding(database, subject, async (tx, rebuild) => {
    const kept = await keptRows(tx, subject);
    await rebuild();
    differences = difference(kept, await keptRows(tx, subject));
    throw TAKE_BACK;
  });
  await looked.catch((error: unknown) => {
    if (error !== TAKE_BACK) throw error;
  });
  return differences;
}

/** Writes the rows of a subject anew from the log; documents stay as they are. */
export function repairRows(database: Database, subject: Subject): Promise<void> {
  return rebuilding(database, subject, (_tx, rebuild) => rebuild());
}

/**
 * One state of the database, in which rows can be made anew. The lock of whoever
 * writes rows comes first, as it does there: neither can wait for the other in a circle.
 */
async function rebuilding(
  database: Database,
  subject: Subject,
  work: (tx: Queryable, rebuild: () => Promise<void>) => Promise<void>,
): Promise<void> {
  for (let look = 1; ; look += 1) {
    try {
      return await database.transaction(async (tx) => {
        await tx.query('set transaction isolation level repeatable read');
        await lockProjection(tx, subjectName(subject));
        await work(tx, () => rebuildRows(tx, subject));
      });
    } catch (error) {
      const metWriter = error instanceof Error && 'code' in error;
      if (!metWriter || error.code !== SERIALIZATION_FAILURE || look === LOOKS) throw error;
    }
  }
}

async function rebuildRows(tx: Queryable, subject: Subject): Promise<void> {
  const loaded: LoadedRoom[] = [];
  for (const address of await addressesOf(tx, subject)) {
    const room = await loadRoom(tx, address);
    if (room !== null) loaded.push(room);
  }
  const [first] = loaded;
  const current = first && (await currentCodebookOf(tx, first.place.projectId));
  const { version, codebook } = current ?? NO_CODEBOOK;
  const documents = new Map(loaded.map((room) => [roomName(room.address), room]));
  const rows = rowsOf(documents, codebook);
  const read = rows.map((document) => ({
    ...document,
    seq: documents.get(document.docId)?.seq ?? 0,
  }));
  await forgetWatermarksAhead(tx, read);
  await writeRows(
    tx,
    subject,
    { documents: read, codebookVersion: version, nodeId: 'check', isNews: false },
    new Map(),
  );
  for (const { doc } of loaded) doc.destroy();
}

function keptRows(db: Queryable, subject: Subject): Promise<KeptRow[]> {
  return subject.type === 'article'
    ? rowsOfArticle(db, subject.id)
    : rowsOfRegister(db, subject.id);
}

function difference(kept: readonly KeptRow[], rebuilt: readonly KeptRow[]): Difference[] {
  const key = ({ table, row }: KeptRow) => `${table} ${row}`;
  const keptKeys = new Set(kept.map(key));
  const rebuiltKeys = new Set(rebuilt.map(key));
  return [
    ...kept
      .filter((row) => !rebuiltKeys.has(key(row)))
      .map((row): Difference => ({ ...row, only: 'kept' })),
    ...rebuilt
      .filter((row) => !keptKeys.has(key(row)))
      .map((row): Difference => ({ ...row, only: 'rebuilt' })),
  ];
}
