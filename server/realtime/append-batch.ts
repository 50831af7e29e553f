import type { Database, Queryable } from '#server/db/database.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { bindClients, type ClientBinding } from '#server/db/document-clients.ts';
import { insertEvents } from '#server/db/tag-events.ts';
import type { Queued } from './entry.ts';

/** Thrown to take a transaction back in which client ids are bound that are somebody else's. */
export class ClientsTaken extends Error {
  constructor(readonly bindings: readonly ClientBinding[]) {
    super('Client ids are bound to others.');
  }
}

/**
 * Commits the log, the client ids and the audit trail of a batch together; answers the
 * seq by nodeSeq, of what a log took. Most batches are words alone, and those are one
 * statement: no round trip but its own stands between a letter and its readers.
 */
export function appendBatch(
  database: Database,
  nodeId: string,
  batch: readonly Queued[],
): Promise<Map<number, number>> {
  const isLogAlone = batch.every(({ bindings, events }) => bindings.length + events.length === 0);
  return isLogAlone
    ? appendLog(database, nodeId, batch)
    : database.transaction((tx) => appendAll(tx, nodeId, batch));
}

async function appendLog(
  db: Queryable,
  nodeId: string,
  batch: readonly Queued[],
): Promise<Map<number, number>> {
  const seqs = await appendUpdates(db, nodeId, batch);
  const taken = batch.flatMap(({ nodeSeq }, index): [number, number][] => {
    const seq = seqs[index] ?? null;
    return seq === null ? [] : [[nodeSeq, seq]];
  });
  return new Map(taken);
}

/** The head rows are locked from the first statement on: what follows sees all that others committed before. */
async function appendAll(
  tx: Queryable,
  nodeId: string,
  batch: readonly Queued[],
): Promise<Map<number, number>> {
  const seqs = await appendLog(tx, nodeId, batch);
  const taken = batch.flatMap((entry) => {
    const seq = seqs.get(entry.nodeSeq);
    return seq === undefined ? [] : [{ ...entry, seq }];
  });
  const bindings = taken.flatMap((entry) => entry.bindings);
  const lost = bindings.length > 0 ? await bindClients(tx, bindings) : [];
  if (lost.length > 0) throw new ClientsTaken(lost);
  await insertEvents(tx, taken);
  return seqs;
}
