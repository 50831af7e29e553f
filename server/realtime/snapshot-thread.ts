import { Worker } from 'node:worker_threads';
import type { Room as RoomAddress } from '#collab/rooms.ts';
import type { LogRow, StoredDocument } from '#server/db/documents.ts';
import type { MakeSnapshot } from './snapshot.ts';

export interface SnapshotTask {
  readonly id: number;
  readonly address: RoomAddress;
  readonly stored: StoredDocument;
}

export type SnapshotAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly problem: string };

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Makes snapshots on a thread of their own: applying, encoding and comparing a long
 * document takes tenths of a second, in which nobody's edit would move. The thread
 * starts with the first task; one that dies fails its tasks, and the next starts another.
 */
export class SnapshotThread {
  readonly #program: URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #nextId = 0;

  /** `program` is the built `snapshot-worker`. */
  constructor(program: URL) {
    this.#program = program;
  }

  readonly makeSnapshot: MakeSnapshot = (address, stored) =>
    new Promise((resolve, reject) => {
      const id = (this.#nextId += 1);
      this.#waiting.set(id, { resolve, reject });
      const task: SnapshotTask = { id, address, stored: detached(stored) };
      (this.#worker ??= this.#start()).postMessage(task, buffersOf(task.stored));
    });

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#program);
    worker.unref(); // it never keeps the process
    let reason = new Error('The thread that makes snapshots ended.');
    worker.on('message', (answer: SnapshotAnswer) => this.#settle(answer));
    worker.on('error', (error: Error) => (reason = error));
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(reason);
      this.#waiting.clear();
    });
    return worker;
  }

  #settle(answer: SnapshotAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('bytes' in answer) waiting?.resolve(answer.bytes);
    else waiting?.reject(new Error(answer.problem));
  }
}

/** A row's bytes are a window into a large buffer, all of which would be copied to the thread. */
function detached(stored: StoredDocument): StoredDocument {
  const { snapshot, tail } = stored;
  return { ...stored, snapshot: snapshot && alone(snapshot), tail: tail.map(alone) };
}

function buffersOf({ snapshot, tail }: StoredDocument): ArrayBuffer[] {
  return [...(snapshot === null ? [] : [snapshot]), ...tail].flatMap(({ bytes }) =>
    bufferOf(bytes),
  );
}

/** What is handed over to another thread rather than copied once more. */
export function bufferOf({ buffer }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}

function alone({ seq, bytes }: LogRow): LogRow {
  return { seq, bytes: new Uint8Array(bytes) };
}
