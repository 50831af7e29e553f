import { parentPort } from 'node:worker_threads';
import { verifiedSnapshot } from './snapshot.ts';
import type { SnapshotAnswer, SnapshotTask } from './snapshot-thread.ts';

/** The other thread: makes snapshots one after the other, and says of each how it went. */
parentPort?.on('message', ({ id, address, stored }: SnapshotTask) => {
  parentPort?.postMessage(answer(id, () => verifiedSnapshot(address, stored)));
});

function answer(id: number, make: () => Uint8Array): SnapshotAnswer {
  try {
    return { id, bytes: make() };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}
