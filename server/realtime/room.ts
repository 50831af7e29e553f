import * as Y from 'yjs';
import { CLOSE } from '#collab/close-codes.ts';
import type { Room as RoomAddress } from '#collab/rooms.ts';
import type { RoomPlace } from '#server/db/rooms.ts';
import { texts } from '#texts/texts.ts';
import { AuthoredDocument, type Emission } from './authored-document.ts';
import type { Ownership } from './client-owners.ts';
import type { Committer } from './committer.ts';
import type { Connection } from './connection.ts';
import type { Outcome } from './entry.ts';
import { syncAnswer, syncQuestion, updateFrame } from './frames.ts';
import { ROOM_COST_BURST, ROOM_COST_PER_SECOND } from './limits.ts';
import type { LoadedRoom } from './load-room.ts';
import { Presence, type PresenceOfClient } from './presence.ts';
import { Rate } from './rate.ts';
import { RoomLog, type LogNews } from './room-log.ts';
import { shapeOf } from './update-shape.ts';
import { objectionTo, type Verdict } from './verdict.ts';

export interface RoomEvents {
  /** An update of somebody in the room was applied. */
  readonly onTaken: () => void;
  /** The log of this room grew, and the room with it. */
  readonly onCommitted: (room: Room, where: 'here' | 'elsewhere') => void;
  /** Somebody came or went. */
  readonly onAttendance: (room: Room) => void;
  /** People here came, moved or went: other nodes shall know. */
  readonly onPresence: (room: Room, clients: readonly PresenceOfClient[]) => void;
  /** The log holds updates that were not heard of: they are to be read, and answered with `hear`. */
  readonly onGap: (room: Room) => Promise<void>;
  /** It is to be forgotten: whoever comes next gets one read from the log. */
  readonly onBroken: (room: Room, reason: unknown) => void;
}

/** What was appended to the log of a room by anybody else, and whose the client ids in it are. */
export interface RoomNews extends LogNews {
  readonly epoch: number;
  readonly owners: readonly Ownership[];
}

/**
 * One document in memory, with everybody who is in it. Updates are applied when
 * they come, and known to others when they are committed. A room is never
 * mended: when the log refuses an update the room ends, and the next one is read
 * from the log.
 */
export class Room {
  readonly name: string;
  readonly address: RoomAddress;
  readonly place: RoomPlace;
  readonly epoch: number;
  readonly connections = new Set<Connection>();
  /** What everybody in it may send together. */
  readonly rate = new Rate(ROOM_COST_PER_SECOND, ROOM_COST_BURST, Date.now());
  readonly presence = new Presence({
    onFrame: (frame) => this.#broadcast(frame),
    onMoved: (clients) => this.#events.onPresence(this, clients),
  });

  readonly #log: RoomLog<RoomNews>;
  readonly #committer: Committer;
  readonly #events: RoomEvents;
  readonly #document: AuthoredDocument;
  #isOpen = true;
  #version = 0;

  constructor(loaded: LoadedRoom, committer: Committer, events: RoomEvents) {
    ({ name: this.name, address: this.address, place: this.place, epoch: this.epoch } = loaded);
    this.#committer = committer;
    this.#events = events;
    this.#log = new RoomLog(loaded, {
      apply: (news) => this.#adopt(news),
      fill: () => this.#events.onGap(this),
    });
    this.#document = new AuthoredDocument(loaded);
    this.doc.on('update', () => (this.#version += 1));
  }

  get doc(): Y.Doc {
    return this.#document.doc;
  }

  /** Changes whenever the document does. */
  get version(): number {
    return this.#version;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Where the room stands in its log. */
  get log(): Pick<RoomLog<RoomNews>, 'seq' | 'tail' | 'sizeBytes' | 'compacted' | 'whenCommitted'> {
    return this.#log;
  }

  join(connection: Connection): void {
    this.connections.add(connection);
    connection.send(syncQuestion(this.stateVector()));
    const present = this.presence.all();
    if (present !== null) connection.send(present);
    this.#events.onAttendance(this);
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    this.presence.leave(connection);
    this.#events.onAttendance(this);
  }

  /** Whether a client id is bound to somebody else than this person. */
  isTakenFrom({ person }: Connection, client: number): boolean {
    return this.#document.isTakenFrom(person.accountId, client);
  }

  /** Runs once all that is applied now is committed, at once if it is; never if the room ends before. */
  afterCommit(run: () => void): void {
    this.#log.afterCommit(run, () => {});
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** Sends what a connection lacks, as soon as that is committed. Throws on a malformed state vector. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    const missing = Y.encodeStateAsUpdate(this.doc, stateVector);
    connection.isSynced = true;
    this.afterCommit(() => connection.send(syncAnswer(missing)));
  }

  /** Judges an update and, if it may be, applies it, puts its authors right and queues what came of it. */
  receive(connection: Connection, update: Uint8Array): Verdict {
    const shape = shapeOf(update);
    if (shape === null) return 'malformed';
    const objection = objectionTo(shape, {
      doc: this.doc,
      mayWrite: connection.mayWrite,
      isTaken: (client) => this.isTakenFrom(connection, client),
      sizeBytes: this.#log.sizeBytes + update.length,
    });
    if (objection !== null) return objection;
    const { accountId } = connection.person;
    try {
      const { emission, isComplete } = this.#document.take({ update, shape, accountId });
      if (emission !== null) this.#commit(connection, emission);
      if (!isComplete) return 'ahead';
      return emission === null ? 'nothing-new' : 'taken';
    } catch (error) {
      this.break(error); // Yjs gave up half way: this document cannot be trusted any more
      return 'malformed';
    }
  }

  /** Takes over what was appended to the log outside this room, in the order of the log. */
  hear(news: RoomNews): void {
    if (!this.#isOpen) return;
    if (news.epoch === this.epoch) this.#log.heard(news);
    else this.break(new Error(`${this.name} began anew`));
  }

  /** The client ids among these of which it is not known whose they are. */
  unknownClients(clients: readonly number[]): number[] {
    return this.#document.unknownClients(clients);
  }

  /** Ends the room; who is in it comes back to a fresh one. */
  break(reason: unknown): void {
    if (!this.#isOpen) return;
    this.close();
    this.#events.onBroken(this, reason);
    for (const connection of this.connections) {
      connection.close(CLOSE.comeBack, texts.sync.closings.readAgain);
    }
  }

  /** Lets go of the document. */
  close(): void {
    this.#isOpen = false;
    this.#log.close();
    this.presence.close();
    this.doc.destroy();
  }

  #commit(author: Connection, { isCorrected, ...emission }: Emission): void {
    const { bytes } = emission;
    const number = this.#log.emit(bytes.length);
    this.#events.onTaken();
    this.#committer.enqueue({
      ...emission,
      docId: this.name,
      epoch: this.epoch,
      actorId: author.person.accountId,
      settled: (outcome) => {
        if (outcome.type !== 'committed') return this.#lost(author, outcome);
        if (!this.#isOpen) return;
        this.#broadcast(updateFrame(bytes), isCorrected ? null : author);
        this.#log.committed(number, outcome.seq, bytes.length);
        this.#events.onCommitted(this, 'here');
      },
    });
  }

  /** An update that is applied here is not in the log, and never will be. */
  #lost(author: Connection, { type }: Exclude<Outcome, { type: 'committed' }>): void {
    if (type === 'refused') author.refuse('not-writable');
    if (type === 'not-yours') author.refuse('not-yours');
    this.break(new Error(`The log of ${this.name} did not take an update: ${type}`));
  }

  #adopt({ updates, owners }: RoomNews & { readonly updates: readonly Uint8Array[] }): void {
    try {
      const changes = this.#document.adopt(updates, owners);
      for (const update of changes) this.#broadcast(updateFrame(update));
      this.#events.onCommitted(this, 'elsewhere');
    } catch (error) {
      this.break(error); // Yjs gave up half way: this document cannot be trusted any more
    }
  }

  #broadcast(frame: Uint8Array, except: Connection | null = null): void {
    for (const connection of this.connections) {
      if (connection !== except && connection.isSynced) connection.send(frame);
    }
  }
}
