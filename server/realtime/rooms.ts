import { roomName, type Room as RoomAddress } from '#collab/rooms.ts';
import { ownersOf } from '#server/db/document-clients.ts';
import { documentHeads } from '#server/db/document-heads.ts';
import { logAfter } from '#server/db/documents.ts';
import type { Committer } from './committer.ts';
import { Compactor, type CompactorDependencies } from './compactor.ts';
import type { FanOut, RoomEars } from './fan-out/fan-out.ts';
import { QUIET_ROOMS, ROOM_QUIET_MS } from './limits.ts';
import { loadRoom } from './load-room.ts';
import type { SampledLog } from './sampled-log.ts';
import { Room, type RoomEvents, type RoomNews } from './room.ts';
import { clientsIn } from './update-shape.ts';

type RoomState =
  /** Being read from the log: everybody who wants it waits for the one reading. */
  | { readonly type: 'loading'; readonly room: Promise<Room | null> }
  | { readonly type: 'open'; readonly room: Room; holds: number; leaving: NodeJS.Timeout | null };

export interface RoomsDependencies extends CompactorDependencies {
  readonly committer: Committer;
  readonly fanOut: FanOut;
  readonly sampled: SampledLog;
  readonly onCommitted: RoomEvents['onCommitted'];
}

/** A room kept in memory by something else than people; `release` once. */
export interface HeldRoom {
  readonly room: Room;
  readonly release: () => void;
}

/** The rooms in memory. One is loaded once, however many come at the same time, and leaves when it is quiet. */
export class Rooms {
  readonly #states = new Map<string, RoomState>();
  /** Those without people, in the order in which they became so. */
  readonly #quiet = new Set<Room>();
  readonly #compactor: Compactor;
  readonly #dependencies: RoomsDependencies;

  constructor(dependencies: RoomsDependencies) {
    this.#dependencies = dependencies;
    this.#compactor = new Compactor(dependencies);
  }

  /**
   * The room, read from the log if need be, with all that was committed before
   * the call; null when there is none. Rejects when it cannot be read.
   */
  async open(address: RoomAddress): Promise<Room | null> {
    const name = roomName(address);
    const state = this.#states.get(name);
    if (state?.type === 'loading') return state.room;
    if (state?.type === 'open') {
      if (this.#dependencies.fanOut.isShared) await this.catchUp(name);
      return state.room;
    }
    const room = this.#load(address).catch((error: unknown) => {
      this.#forget(name);
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
    const { database } = this.#dependencies;
    const from = room.log.seq + 1;
    const tail = await logAfter(database, name, room.log.seq);
    const updates = tail?.rows.map(({ bytes }) => bytes) ?? [];
    if (tail === null || updates.length === 0) return;
    const unknown = room.unknownClients(updates.flatMap(clientsIn));
    const owners = unknown.length === 0 ? new Map() : await ownersOf(database, name, unknown);
    room.hear({
      epoch: tail.epoch,
      from,
      to: tail.head,
      updates,
      owners: [...owners].map(([clientId, accountId]) => ({ clientId, accountId })),
    });
  }

  /** Reads whatever was appended outside the open rooms. */
  async catchUpAll(): Promise<void> {
    const open = [...this.openRooms()];
    if (open.length === 0) return;
    const names = open.map(({ name }) => name);
    const heads = await documentHeads(this.#dependencies.database, names);
    const seqs = new Map(heads.map(({ docId, seq }) => [docId, seq]));
    for (const room of open) {
      if ((seqs.get(room.name) ?? 0) > room.log.seq) await this.catchUp(room.name);
    }
  }

  close(): void {
    for (const state of this.#states.values()) {
      if (state.type !== 'open') continue;
      if (state.leaving !== null) clearTimeout(state.leaving);
      state.room.close();
    }
    this.#states.clear();
  }

  /** Listens before it reads: what is committed in between is heard, and what is read as well does no harm. */
  async #load(address: RoomAddress): Promise<Room | null> {
    const { database, committer, fanOut } = this.#dependencies;
    const name = roomName(address);
    const early: RoomNews[] = [];
    let room: Room | null = null;
    await fanOut.join(name, {
      ...earsOf(() => room, fanOut),
      onNews: (news) => (room === null ? void early.push(news) : room.hear(news)),
    });
    const loaded = await loadRoom(database, address);
    if (loaded === null) {
      this.#forget(name);
      return null;
    }
    room = new Room(loaded, committer, this.#roomEvents);
    this.#states.set(name, { type: 'open', room, holds: 0, leaving: null });
    for (const news of early) room.hear(news);
    if (!room.isOpen) return room; // the news broke it, and it is forgotten: whoever comes next reads anew
    fanOut.askPresence(name);
    this.#considerLeaving(room);
    return room;
  }

  readonly #roomEvents: RoomEvents = {
    onTaken: () => this.#dependencies.instruments.taken(),
    onCommitted: (room, where) => {
      this.#dependencies.onCommitted(room, where);
      this.#compactor.consider(room);
    },
    onAttendance: (room) => this.#considerLeaving(room),
    onPresence: ({ name }, clients) => this.#dependencies.fanOut.tellPresence(name, clients),
    onGap: ({ name }) =>
      this.catchUp(name).catch((error: unknown) => {
        this.#dependencies.log.warn({ error, room: name }, 'a gap could not be filled yet');
        throw error;
      }),
    onBroken: (room, reason) => {
      const details = { room: room.name, reason: String(reason) };
      this.#dependencies.sampled.info('room-ended', details, 'a room ended');
      if (this.#stateOf(room) !== null) this.#forget(room.name);
    },
  };

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
    this.#quiet.delete(room);
    if (state.holds > 0 || room.connections.size > 0) return;
    state.leaving = setTimeout(() => this.#leave(room), ROOM_QUIET_MS);
    state.leaving.unref();
    this.#quiet.add(room);
    if (this.#quiet.size > QUIET_ROOMS) this.#leaveFirst();
  }

  /** The room that has been quiet longest leaves before its time. */
  #leaveFirst(): void {
    const [longest] = this.#quiet;
    const state = longest === undefined ? null : this.#stateOf(longest);
    if (longest === undefined || state === null) return;
    if (state.leaving !== null) clearTimeout(state.leaving);
    this.#leave(longest);
  }

  /** A room leaves only after its last update is committed. */
  #leave(room: Room): void {
    room.afterCommit(() => {
      const state = this.#stateOf(room);
      if (state === null || state.holds > 0 || room.connections.size > 0) return;
      this.#forget(room.name);
      room.close();
      this.#dependencies.instruments.evicted();
    });
  }

  #forget(name: string): void {
    const state = this.#states.get(name);
    if (state?.type === 'open') {
      if (state.leaving !== null) clearTimeout(state.leaving);
      this.#quiet.delete(state.room);
    }
    this.#states.delete(name);
    this.#dependencies.fanOut.leave(name);
  }

  #stateOf(room: Room): Extract<RoomState, { type: 'open' }> | null {
    const state = this.#states.get(room.name);
    return state?.type === 'open' && state.room === room ? state : null;
  }
}

/** What a room that may still be read from the log answers to other nodes. */
function earsOf(room: () => Room | null, fanOut: FanOut): Omit<RoomEars, 'onNews'> {
  return {
    onPresence: (nodeId, clients) => room()?.presence.hear(nodeId, clients, Date.now()),
    onPresenceAsked: () => {
      const asked = room();
      if (asked !== null) fanOut.tellPresence(asked.name, asked.presence.here());
    },
  };
}
