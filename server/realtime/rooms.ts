import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import type { Database } from '#server/db/database.ts';
import { logAfter } from '#server/db/documents.ts';
import type { Log } from '#server/log.ts';
import type { Committer } from './committer.ts';
import type { Instruments } from './instruments.ts';
import { compact, isWorthCompacting } from './compaction.ts';
import { QUIET_ROOMS, ROOM_QUIET_MS } from './limits.ts';
import { loadRoom } from './load-room.ts';
import { Room } from './room.ts';

type RoomState =
  /** Being read from the log: everybody who wants it waits for the one reading. */
  | { readonly type: 'loading'; readonly room: Promise<Room | null> }
  | { readonly type: 'open'; readonly room: Room; holds: number; leaving: NodeJS.Timeout | null };

export interface RoomsDependencies {
  readonly database: Database;
  readonly committer: Committer;
  readonly log: Log;
  readonly instruments: Instruments;
  readonly onCommitted: (room: Room) => void;
}

/** A room kept in memory by something else than people; `release` once. */
export interface HeldRoom {
  readonly room: Room;
  readonly release: () => void;
}

/** The rooms in memory. One is loaded once, however many come at the same time, and leaves when it is quiet. */
export class Rooms {
  readonly #states = new Map<string, RoomState>();
  readonly #compacting = new Set<string>();
  readonly #dependencies: RoomsDependencies;

  constructor(dependencies: RoomsDependencies) {
    this.#dependencies = dependencies;
  }

  /** The room, read from the log if need be; null when there is none. Rejects when it cannot be read. */
  async open(address: RoomAddress): Promise<Room | null> {
    const name = roomName(address);
    const state = this.#states.get(name);
    if (state?.type === 'open') return state.room;
    if (state?.type === 'loading') return state.room;
    const room = this.#load(address).catch((error: unknown) => {
      this.#states.delete(name);
      throw error;
    });
    this.#states.set(name, { type: 'loading', room });
    return room;
  }

  /** Like open, and it stays in memory until released. */
  async hold(address: RoomAddress): Promise<HeldRoom | null> {
    const room = await this.open(address);
    if (room === null) return null;
    this.#addHold(room, 1);
    return { room, release: () => this.#addHold(room, -1) };
  }

  /** The rooms that are open now. */
  *openRooms(): Iterable<Room> {
    for (const state of this.#states.values()) if (state.type === 'open') yield state.room;
  }

  /** Reads what was appended to a document outside its room, if the room is open or about to be. */
  async catchUp(name: string): Promise<void> {
    const room = await this.#states.get(name)?.room; // what is being read may have been read too early
    if (!room?.isOpen) return;
    room.adopt(await logAfter(this.#dependencies.database, name, room.seq));
  }

  close(): void {
    for (const state of this.#states.values()) {
      if (state.type !== 'open') continue;
      if (state.leaving !== null) clearTimeout(state.leaving);
      state.room.close();
    }
    this.#states.clear();
  }

  async #load(address: RoomAddress): Promise<Room | null> {
    const { database, committer, log, instruments, onCommitted } = this.#dependencies;
    const loaded = await loadRoom(database, address);
    if (loaded === null) {
      this.#states.delete(roomName(address));
      return null;
    }
    const room = new Room(loaded, committer, {
      onTaken: () => instruments.taken(),
      onCommitted: (grown) => {
        onCommitted(grown);
        if (isWorthCompacting(grown.tail, grown.sizeBytes)) this.#compact(grown);
      },
      onAttendance: (visited) => this.#considerLeaving(visited),
      onGap: ({ name }) => void this.catchUp(name).catch((error: unknown) => room.break(error)),
      onBroken: (broken, reason) => {
        log.warn({ room: broken.name, reason: String(reason) }, 'a room ended');
        this.#forget(broken);
      },
    });
    this.#states.set(room.name, { type: 'open', room, holds: 0, leaving: null });
    this.#considerLeaving(room);
    return room;
  }

  #addHold(room: Room, change: 1 | -1): void {
    const state = this.#stateOf(room);
    if (state === null) return; // it broke meanwhile
    state.holds += change;
    this.#considerLeaving(room);
  }

  /** Starts or stops the wait after which a room without people leaves memory. */
  #considerLeaving(room: Room): void {
    const state = this.#stateOf(room);
    if (state === null) return;
    if (state.leaving !== null) clearTimeout(state.leaving);
    state.leaving = null;
    if (state.holds > 0 || room.connections.size > 0) return;
    const delayMs = this.#countQuiet() < QUIET_ROOMS ? ROOM_QUIET_MS : 0;
    state.leaving = setTimeout(() => this.#leave(room), delayMs);
    state.leaving.unref();
  }

  /** A room leaves only after its last update is committed. */
  #leave(room: Room): void {
    room.afterCommit(() => {
      const state = this.#stateOf(room);
      if (state === null || state.holds > 0 || room.connections.size > 0) return;
      this.#forget(room);
      room.close();
      this.#dependencies.instruments.evicted();
    });
  }

  #forget(room: Room): void {
    const state = this.#stateOf(room);
    if (state === null) return;
    if (state.leaving !== null) clearTimeout(state.leaving);
    this.#states.delete(room.name);
  }

  #compact(room: Room): void {
    if (this.#compacting.has(room.name)) return;
    this.#compacting.add(room.name);
    this.#compactNow(room)
      .catch((error: unknown) => {
        // Tried again when as much has come together anew.
        room.compacted({ ...room.tail, snapshotBytes: room.sizeBytes });
        this.#dependencies.log.error({ error, room: room.name }, 'compaction failed');
      })
      .finally(() => this.#compacting.delete(room.name));
  }

  async #compactNow(room: Room): Promise<void> {
    const { database, instruments } = this.#dependencies;
    const startedAt = performance.now();
    const compacted = await compact(database, room.address, room.seq);
    if (compacted === null) return; // another node is at it
    room.compacted(compacted);
    instruments.compacted(performance.now() - startedAt);
  }

  #stateOf(room: Room): Extract<RoomState, { type: 'open' }> | null {
    const state = this.#states.get(room.name);
    return state?.type === 'open' && state.room === room ? state : null;
  }

  #countQuiet(): number {
    let count = 0;
    for (const state of this.#states.values()) {
      if (state.type === 'open' && state.leaving !== null) count += 1;
    }
    return count;
  }
}
