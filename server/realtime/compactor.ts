import type { Database } from '#server/db/database.ts';
import type { Log } from '#server/log.ts';
import { compact, isWorthCompacting, type Compacted } from './compaction.ts';
import type { Instruments } from './instruments.ts';
import type { Room } from './room.ts';
import type { MakeSnapshot } from './snapshot.ts';

export interface CompactorDependencies {
  readonly database: Database;
  readonly nodeId: string;
  readonly log: Log;
  readonly makeSnapshot: MakeSnapshot;
  readonly instruments: Instruments;
}

/** Compacts the logs of rooms that grew long, each at most once at a time. */
export class Compactor {
  readonly #dependencies: CompactorDependencies;
  readonly #compacting = new Set<string>();

  constructor(dependencies: CompactorDependencies) {
    this.#dependencies = dependencies;
  }

  /** Begins to compact a room's log if that is worth it by now. */
  consider(room: Room): void {
    const { tail, sizeBytes } = room.log;
    if (!isWorthCompacting(tail, sizeBytes) || this.#compacting.has(room.name)) return;
    this.#compacting.add(room.name);
    this.#compact(room)
      .catch((error: unknown) => {
        room.log.compacted(untouched(room));
        this.#dependencies.log.error({ error, room: room.name }, 'compaction failed');
      })
      .finally(() => this.#compacting.delete(room.name));
  }

  async #compact(room: Room): Promise<void> {
    const { database, nodeId, instruments, makeSnapshot } = this.#dependencies;
    const startedAt = performance.now();
    const order = { upto: room.log.seq, nodeId, isWorthIt: isWorthCompacting, makeSnapshot };
    const compacted = await compact(database, room.address, order);
    room.log.compacted(compacted ?? untouched(room)); // null: another node is at it
    if (compacted !== null) instruments.compacted(performance.now() - startedAt);
  }
}

/** Compaction is thought of again when as much has come together anew. */
function untouched({ log }: Room): Compacted {
  return { snapshotBytes: log.sizeBytes, tail: { updates: 0, bytes: 0 } };
}
