import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { RoomConnection } from '#collab/connection.ts';
import type { Room } from '#collab/rooms.ts';
import type { Database } from '#server/db/database.ts';
import { createLog, type Log } from '#server/log.ts';
import { createRealtime, type Realtime } from '#server/realtime/index.ts';
import { measuredNode } from '../support/measured-node.ts';
import { Team, type Teammate } from './team.ts';

export { until, type Teammate, type TestArticle } from './team.ts';

interface DeskOptions {
  readonly connectionsPerAddress?: number;
  readonly log?: Log;
}

const SILENT = createLog({ level: 'silent', stream: process.stdout });

/** A team at its desk: with a server of its own that syncs it. */
export class Desk extends Team {
  readonly #node = measuredNode('the desk');
  readonly measures = this.#node.measures;
  #realtime: Realtime;
  #server: Server;

  static async open(database: Database, options: DeskOptions = {}): Promise<Desk> {
    const desk = new Desk(database, options);
    await desk.#listen(0);
    return desk.found();
  }

  private constructor(
    database: Database,
    readonly options: DeskOptions,
  ) {
    super(database);
    this.#realtime = this.#createRealtime();
    this.#server = this.#createServer();
  }

  get realtime(): Realtime {
    return this.#realtime;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`;
  }

  /** Opens a room as a page does, at this server or at another on the same database. */
  override join(teammate: Teammate, room: Room, host = this.#host): RoomConnection {
    return super.join(teammate, room, host);
  }

  override webSocketOf(who: Pick<Teammate, 'cookie'>, host = this.#host): typeof WebSocket {
    return super.webSocketOf(who, host);
  }

  get #host(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Stops the server in good order and starts another on the same port. */
  restart(): Promise<void> {
    return this.whileAway(() => Promise.resolve());
  }

  /** Stops the server in good order, lets something happen, and starts another on the same port. */
  async whileAway(happens: () => Promise<void>): Promise<void> {
    const { port } = this;
    await this.#stop();
    await happens();
    this.#realtime = this.#createRealtime();
    this.#server = this.#createServer();
    await this.#listen(port);
  }

  async close(): Promise<void> {
    this.leave();
    await this.#stop();
  }

  #createRealtime(): Realtime {
    const { log = SILENT, ...config } = this.options;
    return createRealtime({
      database: this.database,
      auth: this.auth,
      log,
      instruments: this.#node.instruments,
      thisNode: this.#node.thisNode,
      config: { origin: null, ...config },
    });
  }

  #createServer(): Server {
    const server = createServer();
    server.on('upgrade', (request, socket, head) => {
      if (!this.#realtime.upgrade(request, socket, head)) socket.destroy();
    });
    return server;
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
  }

  async #stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.#realtime.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

/** A desk for one test, closed after it. */
export async function openDesk(database: Database, options: DeskOptions = {}): Promise<Desk> {
  const desk = await Desk.open(database, options);
  onTestFinished(() => desk.close());
  return desk;
}
