import { parentPort } from 'node:worker_threads';
import { verifiedSnapshot } from './snapshot.ts';
import { bufferOf, type SnapshotAnswer, type SnapshotTask } from './snapshot-thread.ts';

/** The other thread: makes snapshots one after the other, and says of each how it went. */
parentPort?.on('message', ({ id, address, stored }: SnapshotTask) => {
  const made = answer(id, () => verifiedSnapshot(address, stored));
  parentPort?.postMessage(made, 'bytes' in made ? bufferOf(made.bytes) : []);
});

function answer(id: number, make: () => Uint8Array): SnapshotAnswer {
  try {
    return { id, bytes: make() };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}
