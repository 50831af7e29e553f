import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { CLOSE } from '#collab/close-codes.ts';
import { DOCUMENT_SCHEMA_VERSION, MESSAGE_LIMIT_BYTES } from '#collab/wire.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { AccessChange } from '#server/db/access-changes.ts';
import type { Database } from '#server/db/database.ts';
import type { Log } from '#server/log.ts';
import { Connection, type ConnectionEvents } from './connection.ts';
import { receiveMessage } from './inbound.ts';
import type { Instruments } from './instruments.ts';
import { addressOf } from './address.ts';
import { Crowd } from './crowd.ts';
import {
  CONNECTIONS_PER_ACCOUNT,
  CONNECTIONS_PER_ROOM,
  HEARTBEAT_MS,
  RECHECK_MS,
} from './limits.ts';
import type { RefusalReason } from './refusals.ts';
import type { SampledLog } from './sampled-log.ts';
import { createJudge, type Authenticates, type Judgement } from './room-judge.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { CLOSINGS, isOwnOrigin, readRequest, type ClosingReason, type Request } from './upgrade.ts';
import { isAbout, isOfTags, submitTo, type Visit } from './visit.ts';

export interface DoorkeeperDependencies {
  readonly database: Database;
  readonly auth: Authenticates;
  readonly rooms: Rooms;
  readonly log: Log;
  readonly sampled: SampledLog;
  readonly instruments: Instruments;
  /** The public origin, or null to compare with the request's own host. */
  readonly origin: string | null;
  /** How many proxies of ours stand in front and say where a request comes from. */
  readonly trustedProxies: number;
  readonly connectionsPerAddress: number;
  /** Whether commits work: who comes in meanwhile is told as well. */
  readonly isStorageAvailable: () => boolean;
}

/** Whom an upgrade lets in where, or why it does not. */
type Admission =
  | { readonly type: 'admitted'; readonly room: Room; readonly judgement: Welcome }
  | { readonly type: 'turned-away'; readonly why: ClosingReason };

type Welcome = Extract<Judgement, { type: 'welcome' }>;

/** Lets sockets in, watches that those who are in still may be, and shows them out. */
export class Doorkeeper {
  readonly #dependencies: DoorkeeperDependencies;
  readonly #visits = new Map<Connection, Visit>();
  readonly #fromAddress: Crowd;
  readonly #ofAccount = new Crowd(CONNECTIONS_PER_ACCOUNT);
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MESSAGE_LIMIT_BYTES,
    clientTracking: false,
  });
  readonly #connectionEvents: ConnectionEvents = {
    onRefusal: (connection, reason) => this.#refused(connection, reason),
    onRest: () => this.#dependencies.instruments.rested(),
  };
  readonly #timers: readonly NodeJS.Timeout[];
  /** Grows with every change of access: a judgement from before it is made again. */
  #accessVersion = 0;
  #judging: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(dependencies: DoorkeeperDependencies) {
    this.#dependencies = dependencies;
    this.#fromAddress = new Crowd(dependencies.connectionsPerAddress);
    this.#timers = [
      setInterval(() => this.#heartbeat(), HEARTBEAT_MS).unref(),
      setInterval(() => void this.rejudge({}), RECHECK_MS).unref(),
    ];
  }

  connections(): Iterable<Connection> {
    return this.#visits.keys();
  }

  /** Who is in which room now. */
  visits(): Iterable<Visit> {
    return this.#visits.values();
  }

  get connectionCount(): number {
    return this.#visits.size;
  }

  /** Takes an upgrade of our path. A page of another site gets plain HTTP, anyone else a socket, if only to hear why it closes. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    if (!isOwnOrigin(request, this.#dependencies.origin)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const asked = readRequest(request);
    const admission = await this.#admitFrom(request, socket, asked);
    if (socket.destroyed) return;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate()); // broken frames, too long messages
      if (admission.type === 'admitted' && asked !== null && admission.room.isOpen) {
        this.#enter(webSocket, socket, { ...admission, cookie: asked.cookie });
      } else {
        const why = admission.type === 'admitted' ? 'comeBack' : admission.why;
        this.#dependencies.instruments.turnedAway(why);
        this.#dependencies.sampled.info(`turned-away ${why}`, { why }, 'somebody was turned away');
        webSocket.close(CLOSINGS[why].code, CLOSINGS[why].reason);
      }
    });
  }

  /** Asks again for every open socket a change is about what it may do, and acts on the answer at once. */
  rejudge(change: AccessChange): Promise<void> {
    this.#accessVersion += 1;
    // One after another, so that an older answer never overrides a newer one.
    this.#judging = this.#judging.then(() => this.#judgeAgain(change));
    return this.#judging;
  }

  /** Tells the pages of an article, or all, that its links with others say something else. */
  tellLinks(articleId: ArticleId | 'all' | null): void {
    if (articleId === null) return;
    for (const { connection, room } of this.#visits.values()) {
      const isAsked = articleId === 'all' || room.place.articleId === articleId;
      if (isAsked && isOfTags(room.address)) connection.notify({ type: 'links-across' });
    }
  }

  async #judgeAgain(change: AccessChange): Promise<void> {
    const concerned = [...this.#visits.values()].filter((visit) => isAbout(change, visit));
    const { database, auth, log } = this.#dependencies;
    const judge = createJudge(database, auth);
    for (const { connection, room } of concerned) {
      try {
        const judgement = await judge({ cookie: connection.cookie, address: room.address });
        submitTo(judgement, { connection, room });
        if (change.articleId !== undefined && room.address.type === 'text') {
          connection.notify({ type: 'article-changed' });
        }
      } catch (error) {
        log.warn({ error }, 'access could not be judged again; it will be'); // the next recheck
        return;
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const connection of this.#visits.keys()) {
      connection.close(CLOSE.comeBack, CLOSINGS.comeBack.reason);
    }
  }

  /** An address is counted from its knock on: turning away costs nobody else anything. */
  async #admitFrom(
    request: IncomingMessage,
    socket: Duplex,
    asked: Request | null,
  ): Promise<Admission> {
    const address = addressOf(request, this.#dependencies.trustedProxies);
    if (!this.#fromAddress.enter(address)) return turnedAway('crowdedAddress');
    socket.once('close', () => this.#fromAddress.leave(address));
    return this.#admit(asked);
  }

  async #admit(asked: Request | null): Promise<Admission> {
    if (this.#isClosed) return turnedAway('comeBack');
    if (asked === null) return turnedAway('notFound');
    if (asked.schema !== DOCUMENT_SCHEMA_VERSION) return turnedAway('outdated');
    try {
      return await this.#admitKnown(asked);
    } catch (error) {
      this.#dependencies.log.error({ error, room: asked.address }, 'a room could not be opened');
      return turnedAway('unavailable');
    }
  }

  async #admitKnown(asked: Request): Promise<Admission> {
    const { database, auth, rooms } = this.#dependencies;
    const version = this.#accessVersion;
    const judgement = await createJudge(database, auth)(asked);
    if (judgement.type === 'signed-out') return turnedAway('signedOut');
    if (judgement.type !== 'welcome') return turnedAway('notFound');
    const room = await rooms.open(asked.address);
    if (room === null) return turnedAway('notFound');
    if (asked.epoch !== 0 && asked.epoch !== room.epoch) return turnedAway('outdated');
    if (room.connections.size >= CONNECTIONS_PER_ROOM) return turnedAway('crowdedRoom');
    if (this.#ofAccount.isFull(judgement.actor.accountId)) return turnedAway('crowdedAccount');
    if (version !== this.#accessVersion) return this.#admitKnown(asked);
    return { type: 'admitted', room, judgement };
  }

  #enter(
    webSocket: WebSocket,
    socket: Duplex,
    { room, judgement, cookie }: Extract<Admission, { type: 'admitted' }> & Pick<Request, 'cookie'>,
  ): void {
    const { actor, mayWrite, codebookVersion } = judgement;
    const person = { accountId: actor.accountId, name: actor.name };
    const connection = new Connection(webSocket, socket, {
      person,
      cookie,
      mayWrite,
      events: this.#connectionEvents,
    });
    this.#visits.set(connection, { connection, room });
    this.#ofAccount.enter(person.accountId);
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) receiveMessage(room, connection, bytesOf(data));
      else connection.strike();
    });
    webSocket.on('close', () => {
      this.#visits.delete(connection);
      this.#ofAccount.leave(person.accountId);
      room.leave(connection);
    });
    connection.notify({ type: 'access', mayWrite });
    if (isOfTags(room.address)) connection.tellCodebook(codebookVersion);
    if (!this.#dependencies.isStorageAvailable()) {
      connection.notify({ type: 'storage', available: false });
    }
    room.join(connection);
  }

  /** Counts what was not taken, and tells of it without a word of what it was. */
  #refused(connection: Connection, reason: RefusalReason): void {
    const room = this.#visits.get(connection)?.room;
    if (room === undefined) return; // it has left meanwhile
    const { workspaceId, articleId } = room.place;
    const { accountId } = connection.person;
    const { instruments, sampled } = this.#dependencies;
    instruments.refused({ reason, accountId, workspaceId, articleId });
    const details = { reason, accountId, room: room.name };
    sampled.info(`refused ${reason}`, details, 'something was not taken');
  }

  #heartbeat(): void {
    for (const connection of this.#visits.keys()) connection.heartbeat();
  }
}

function turnedAway(why: ClosingReason): Admission {
  return { type: 'turned-away', why };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
