import * as Y from 'yjs';
import { CLOSE } from '#collab/close-codes.ts';
import type { Room as RoomAddress } from '#collab/rooms.ts';
import type { LogRow } from '#server/db/documents.ts';
import type { RoomPlace } from '#server/db/rooms.ts';
import type { TagEvent } from '#server/db/tag-events.ts';
import { Authorship } from './authorship.ts';
import { ClientOwners } from './client-owners.ts';
import { CommitGate } from './commit-gate.ts';
import type { Committer, Entry, Outcome } from './committer.ts';
import type { Compacted, Tail } from './compaction.ts';
import type { Connection } from './connection.ts';
import { dropPending, emittedBy } from './document.ts';
import { syncAnswer, syncQuestion, updateFrame } from './frames.ts';
import { DOCUMENT_LIMIT_BYTES, NEW_CLIENTS_PER_MESSAGE } from './limits.ts';
import type { LoadedRoom } from './load-room.ts';
import { Presence } from './presence.ts';
import { nestsTooDeep } from './update-depth.ts';
import { isAhead, isNews, newsClients, shapeOf, type UpdateShape } from './update-shape.ts';

/** What became of an update a connection sent. */
export type Verdict =
  | 'taken'
  /** It changes nothing. */
  | 'nothing-new'
  | 'malformed'
  /** It builds on updates that are missing here: the sender must sync first. */
  | 'ahead'
  /** It writes under a client id that is another's. */
  | 'not-yours'
  | 'read-only'
  | 'too-large';

export interface RoomEvents {
  /** An update of somebody in the room was applied. */
  readonly onTaken: () => void;
  /** The log of this room grew, and the room with it. */
  readonly onCommitted: (room: Room) => void;
  /** Somebody came or went. */
  readonly onAttendance: (room: Room) => void;
  /** The log holds updates that were not written here. */
  readonly onGap: (room: Room) => void;
  /** It is to be forgotten: whoever comes next gets one read from the log. */
  readonly onBroken: (room: Room, reason: unknown) => void;
}

type Emission = Pick<Entry, 'bytes' | 'events' | 'bindings'> & { readonly isCorrected: boolean };

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
  readonly doc: Y.Doc;
  readonly connections = new Set<Connection>();
  readonly presence = new Presence((frame) => this.#broadcast(frame));

  readonly #gate = new CommitGate();
  readonly #committer: Committer;
  readonly #events: RoomEvents;
  readonly #owners: ClientOwners;
  readonly #authorship: Authorship;
  #isOpen = true;
  #seq: number;
  #sizeBytes: number;
  #version = 0;
  #tail: Tail;

  constructor(loaded: LoadedRoom, committer: Committer, events: RoomEvents) {
    ({
      name: this.name,
      address: this.address,
      place: this.place,
      epoch: this.epoch,
      doc: this.doc,
      seq: this.#seq,
      tail: this.#tail,
      sizeBytes: this.#sizeBytes,
    } = loaded);
    this.#committer = committer;
    this.#events = events;
    this.#owners = new ClientOwners(loaded.owners);
    this.#reserveUnowned();
    this.doc.on('update', () => (this.#version += 1));
    this.#authorship = new Authorship(this.doc, this.address.type, loaded.firstAuthors);
  }

  /** Changes whenever the document does. */
  get version(): number {
    return this.#version;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How far the log is known here, without gaps. */
  get seq(): number {
    return this.#seq;
  }

  /** The log behind the newest snapshot, as far as it was written here. */
  get tail(): Tail {
    return this.#tail;
  }

  /** What the document would take if it were written down now, at most. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** The log behind became a snapshot. */
  compacted({ updates, bytes, snapshotBytes }: Compacted): void {
    this.#tail = { updates: this.#tail.updates - updates, bytes: this.#tail.bytes - bytes };
    this.#sizeBytes = snapshotBytes + this.#tail.bytes;
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
    return this.#owners.isTakenFrom(person.accountId, client);
  }

  /** Runs once all that is applied now is committed, at once if it is; never if the room ends before. */
  afterCommit(run: () => void, giveUp: () => void = () => {}): void {
    this.#gate.pass(run, giveUp);
  }

  /** The seq at which all that is applied now is committed; rejects if the room ends before. */
  whenCommitted(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.afterCommit(
        () => resolve(this.#seq),
        () => reject(new Error(`${this.name} ended`)),
      );
    });
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
    const objection = this.#objection(connection, shape, update.length);
    if (objection !== null) return objection;
    try {
      return this.#apply(connection, update, newsClients(shape, this.doc));
    } catch (error) {
      this.break(error); // Yjs gave up half way: this document cannot be trusted any more
      return 'malformed';
    }
  }

  /** Takes over what was appended to the log outside this room. */
  adopt(rows: readonly LogRow[]): void {
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined || !this.#isOpen) return;
    if (first.seq > this.#seq + 1) return this.break(new Error(`${this.name} fell behind its log`));
    const emitted = emittedBy(this.doc, () => {
      this.doc.transact(() => rows.forEach(({ bytes }) => Y.applyUpdate(this.doc, bytes)));
    });
    this.#authorship.trust();
    this.#reserveUnowned();
    this.#seq = Math.max(this.#seq, last.seq);
    this.#sizeBytes += rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const update of emitted) this.#broadcast(updateFrame(update));
    this.#events.onCommitted(this);
  }

  /** Ends the room; who is in it comes back to a fresh one. */
  break(reason: unknown): void {
    if (!this.#isOpen) return;
    this.close();
    this.#events.onBroken(this, reason);
    for (const connection of this.connections) {
      connection.close(CLOSE.comeBack, 'The document was read again.');
    }
  }

  /** Lets go of the document. */
  close(): void {
    this.#isOpen = false;
    this.#gate.close();
    this.presence.close();
    this.doc.destroy();
  }

  #objection(connection: Connection, shape: UpdateShape, sizeBytes: number): Verdict | null {
    if (!connection.mayWrite) return isNews(shape, this.doc) ? 'read-only' : 'nothing-new';
    if (isAhead(shape, this.doc)) return 'ahead';
    const clients = newsClients(shape, this.doc);
    if (clients.some((client) => this.isTakenFrom(connection, client))) return 'not-yours';
    if (clients.length > NEW_CLIENTS_PER_MESSAGE) return 'malformed';
    if (nestsTooDeep(shape.structs, this.doc)) return 'malformed';
    if (this.#sizeBytes + sizeBytes <= DOCUMENT_LIMIT_BYTES) return null;
    return isNews(shape, this.doc) ? 'too-large' : 'nothing-new';
  }

  #apply(connection: Connection, update: Uint8Array, clients: readonly number[]): Verdict {
    const { accountId } = connection.person;
    const applied = emittedBy(this.doc, () => Y.applyUpdate(this.doc, update, connection));
    const isComplete = dropPending(this.doc);
    let events: TagEvent[] = [];
    const corrections = emittedBy(this.doc, () => {
      events = this.#authorship.settle(accountId, Date.now());
    });
    const isCorrected = corrections.length > 0;
    if (applied.length > 0) {
      const written = clients.filter((client) => Y.getState(this.doc.store, client) > 0);
      const bindings = this.#owners
        .claim(accountId, written)
        .map((clientId) => ({ docId: this.name, clientId, accountId }));
      const own = { docId: this.name, clientId: this.doc.clientID, accountId: null };
      this.#commit(connection, {
        bytes: Y.mergeUpdates([...applied, ...corrections]),
        events,
        bindings: isCorrected ? [...bindings, own] : bindings,
        isCorrected,
      });
    }
    if (!isComplete) return 'ahead';
    return applied.length > 0 ? 'taken' : 'nothing-new';
  }

  #commit(author: Connection, { isCorrected, ...emission }: Emission): void {
    const number = this.#gate.emit();
    this.#events.onTaken();
    this.#sizeBytes += emission.bytes.length;
    this.#committer.enqueue({
      ...emission,
      docId: this.name,
      actorId: author.person.accountId,
      settled: (outcome) => {
        if (outcome.type === 'refused') return this.#refused(author);
        if (!this.#isOpen) return;
        this.#broadcast(updateFrame(emission.bytes), isCorrected ? null : author);
        this.#settled(number, outcome, emission.bytes.length);
      },
    });
  }

  #settled(
    number: number,
    { seq }: Extract<Outcome, { type: 'committed' }>,
    sizeBytes: number,
  ): void {
    this.#tail = { updates: this.#tail.updates + 1, bytes: this.#tail.bytes + sizeBytes };
    if (seq === this.#seq + 1) this.#seq = seq;
    else if (seq > this.#seq) this.#events.onGap(this);
    this.#gate.committed(number);
    this.#events.onCommitted(this);
  }

  #refused(author: Connection): void {
    author.refuse('not-writable');
    this.break(new Error(`The log of ${this.name} refused an update`));
  }

  #broadcast(frame: Uint8Array, except: Connection | null = null): void {
    for (const connection of this.connections) {
      if (connection !== except && connection.isSynced) connection.send(frame);
    }
  }

  /** Client ids in the document that nobody is known to own are the server's: nobody may write under them. */
  #reserveUnowned(): void {
    this.#owners.reserve(this.doc.clientID);
    for (const client of this.doc.store.clients.keys()) this.#owners.reserve(client);
  }
}
