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
import { effort } from '../support/effort.ts';

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

/** Real accounts, articles and pages; the server they sync with may be any on the same database. */
export class Team {
  readonly workspaceId = newId<WorkspaceId>();
  readonly auth: Auth;
  readonly commands: Commands;
  readonly #pages = new Set<RoomConnection>();
  #owner: Teammate | null = null;
  #projectId: ProjectId | null = null;

  constructor(readonly database: Database) {
    this.auth = createAuth({ database, origin: null });
    this.commands = createCommands({ database, auth: this.auth, now: () => new Date() });
  }

  /** Makes the workspace, its owner and its project. */
  async found(): Promise<this> {
    const { database, workspaceId } = this;
    await insertWorkspace(database, { id: workspaceId, name: 'The Harbour Gazette' });
    this.#owner = await this.teammate('owner');
    const actor = await this.actor(this.#owner);
    const { projectId } = await this.commands.createProject(actor, { workspaceId, name: 'Bridge' });
    this.#projectId = projectId;
    return this;
  }

  get owner(): Teammate {
    if (this.#owner === null) throw new Error('The team is not founded yet.');
    return this.#owner;
  }

  get projectId(): ProjectId {
    if (this.#projectId === null) throw new Error('The team is not founded yet.');
    return this.#projectId;
  }

  get register(): Room {
    return { type: 'register', id: this.projectId };
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

  /** Opens a room as a page does, at a server such as `127.0.0.1:4747`. */
  join(teammate: Teammate, room: Room, host: string): RoomConnection {
    const connection = openRoom({
      url: `ws://${host}/sync`,
      room: roomName(room),
      epoch: 1,
      accountId: teammate.accountId,
      mayWrite: true,
      storage: null,
      WebSocket: this.webSocketOf(teammate, host),
    });
    this.#pages.add(connection);
    // A night of killing servers leaves thousands of them behind.
    connection.doc.once('destroy', () => this.#pages.delete(connection));
    return connection;
  }

  /** The browser's WebSocket, with the headers a browser would send. */
  webSocketOf({ cookie }: Pick<Teammate, 'cookie'>, host: string): typeof WebSocket {
    const origin = `http://${host}`;
    class BrowserSocket extends NodeWebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers: { cookie, origin } });
      }
    }
    return BrowserSocket as unknown as typeof WebSocket;
  }

  /** Leaves every page. */
  leave(): void {
    for (const page of this.#pages) page.destroy();
  }
}

/** Torture runs at night, behind whatever else the machine does. */
const PATIENCE_MS = effort({ test: 20_000, torture: 300_000 });

/** Waits until something is so; says what was awaited when it never is. */
export async function until(what: string, isSo: () => unknown): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`It never came to pass that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
