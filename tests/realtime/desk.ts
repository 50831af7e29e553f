import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { openRoom, type RoomConnection } from '#collab/connection.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import type { Role } from '#domain/access/roles.ts';
import {
  newId,
  type AccountId,
  type ArticleId,
  type LayerId,
  type ProjectId,
  type WorkspaceId,
} from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import type { Actor } from '#server/access.ts';
import { createAuth, type Auth } from '#server/auth/auth.ts';
import { createCommands, type Commands } from '#server/commands/commands.ts';
import { seedArticle } from '#server/commands/create-article.ts';
import { insertAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { insertMember } from '#server/db/members.ts';
import { insertWorkspace } from '#server/db/workspaces.ts';
import { createLog } from '#server/log.ts';
import { createRealtime, type Realtime } from '#server/realtime/index.ts';

/** Somebody of the team, signed in. */
export interface Teammate {
  readonly accountId: AccountId;
  readonly name: string;
  /** As a browser sends it. */
  readonly cookie: string;
}

/** An article with its rooms. */
export interface TestArticle {
  readonly id: ArticleId;
  readonly layerId: LayerId;
  readonly text: Room;
  readonly layer: Room;
  readonly review: Room;
}

const PARAGRAPHS = ['The mayor opened the new bridge on Friday.', '“It will hold,” she said.'];
const NO_FIELDS = {
  outlet: '',
  byline: '',
  publishedOn: null,
  url: '',
  language: 'en',
} as const;

/** A team at its desk: real accounts and articles in a database, and a server that syncs them. */
export class Desk {
  readonly workspaceId = newId<WorkspaceId>();
  readonly auth: Auth;
  readonly commands: Commands;
  readonly #connections: RoomConnection[] = [];
  #realtime: Realtime;
  #server: Server;
  #owner: Teammate | null = null;
  #projectId: ProjectId | null = null;

  static async open(database: Database): Promise<Desk> {
    const desk = new Desk(database);
    await desk.#listen(0);
    await insertWorkspace(database, { id: desk.workspaceId, name: 'The Harbour Gazette' });
    desk.#owner = await desk.teammate('owner');
    const actor = await desk.actor(desk.owner);
    const { workspaceId } = desk;
    const { projectId } = await desk.commands.createProject(actor, { workspaceId, name: 'Bridge' });
    desk.#projectId = projectId;
    return desk;
  }

  private constructor(readonly database: Database) {
    this.auth = createAuth({ database, origin: null });
    this.commands = createCommands({ database, auth: this.auth, now: () => new Date() });
    this.#realtime = this.#createRealtime();
    this.#server = this.#createServer();
  }

  get realtime(): Realtime {
    return this.#realtime;
  }

  get owner(): Teammate {
    if (this.#owner === null) throw new Error('The desk is not open yet.');
    return this.#owner;
  }

  get projectId(): ProjectId {
    if (this.#projectId === null) throw new Error('The desk is not open yet.');
    return this.#projectId;
  }

  get register(): Room {
    return { type: 'register', id: this.projectId };
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`;
  }

  /** Somebody new with a role in the workspace, or a stranger to it. */
  async teammate(role: Role | null, name = `A ${role ?? 'stranger'}`): Promise<Teammate> {
    const accountId = newId<AccountId>();
    const email = `${accountId}@desk.example`;
    await insertAccount(this.database, { id: accountId, email, name, passwordHash: '' });
    if (role !== null) {
      await insertMember(this.database, { workspaceId: this.workspaceId, accountId, role });
    }
    const cookie = await this.auth.sessions.open(accountId);
    return { accountId, name, cookie: `${cookie.name}=${cookie.value}` };
  }

  async actor({ cookie }: Teammate): Promise<Actor> {
    const { actor } = await this.auth.validate(cookie);
    if (actor === null) throw new Error('Nobody is signed in.');
    return actor;
  }

  async article(paragraphs: readonly string[] = PARAGRAPHS): Promise<TestArticle> {
    const { articleId: id, layerId } = await this.database.transaction((tx) =>
      seedArticle(tx, this.owner, {
        project: { id: this.projectId },
        fields: { ...NO_FIELDS, title: 'Bridge opened' },
        blocks: paragraphs.map(paragraph),
      }),
    );
    return {
      id,
      layerId,
      text: { type: 'text', id },
      layer: { type: 'layer', id: layerId },
      review: { type: 'review', id: layerId },
    };
  }

  /** Opens a room as a page does, at this server or at another on the same database. */
  join(teammate: Teammate, room: Room, host = `127.0.0.1:${this.port}`): RoomConnection {
    const connection = openRoom({
      url: `ws://${host}/sync`,
      room: roomName(room),
      epoch: 1,
      accountId: teammate.accountId,
      mayWrite: true,
      storage: null,
      WebSocket: this.webSocketOf(teammate, host),
    });
    this.#connections.push(connection);
    return connection;
  }

  /** The browser's WebSocket, with the headers a browser would send. */
  webSocketOf(
    { cookie }: Pick<Teammate, 'cookie'>,
    host = `127.0.0.1:${this.port}`,
  ): typeof WebSocket {
    const origin = `http://${host}`;
    class BrowserSocket extends NodeWebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers: { cookie, origin } });
      }
    }
    return BrowserSocket as unknown as typeof WebSocket;
  }

  /** Stops the server in good order and starts another on the same port. */
  async restart(): Promise<void> {
    const { port } = this;
    await this.#stop();
    this.#realtime = this.#createRealtime();
    this.#server = this.#createServer();
    await this.#listen(port);
  }

  async close(): Promise<void> {
    for (const connection of this.#connections.splice(0)) connection.destroy();
    await this.#stop();
  }

  #createRealtime(): Realtime {
    const log = createLog({ level: 'silent', stream: process.stdout });
    return createRealtime({
      database: this.database,
      auth: this.auth,
      log,
      config: { origin: null },
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
export async function openDesk(database: Database): Promise<Desk> {
  const desk = await Desk.open(database);
  onTestFinished(() => desk.close());
  return desk;
}

/** Waits until something is so; says what was awaited when it never is. */
export async function until(what: string, isSo: () => unknown): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`It never came to pass that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
