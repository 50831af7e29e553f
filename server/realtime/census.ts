import type { Committer } from './committer.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import type { Census } from './instruments.ts';
import type { Projector } from './projection/projector.ts';
import type { Rooms } from './rooms.ts';

interface Parts {
  readonly committer: Committer;
  readonly doorkeeper: Doorkeeper;
  readonly projector: Projector;
  readonly rooms: Rooms;
}

/** Counts what the sync server holds now: asked when somebody wants to know, never kept up to date. */
export function takeCensus({ committer, doorkeeper, projector, rooms }: Parts): Census {
  const counts = { text: 0, layer: 0, review: 0, register: 0, thread: 0 };
  let present = 0;
  for (const { address, presence } of rooms.openRooms()) {
    counts[address.type] += 1;
    present += presence.size;
  }
  return {
    connections: doorkeeper.connectionCount,
    rooms: counts,
    present,
    queuedUpdates: committer.queuedUpdates,
    queuedBytes: committer.queuedBytes,
    isStorageAvailable: committer.isAvailable,
    rowsBehindMs: projector.behindMs(Date.now()),
  };
}
