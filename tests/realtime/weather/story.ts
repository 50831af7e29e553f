import { setTimeout as wait } from 'node:timers/promises';
import { roomName, type Room, type RoomType } from '#collab/rooms.ts';
import type { Role } from '#domain/access/roles.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { setWritable } from '#server/db/documents.ts';
import type { Choice, Random } from '../../support/random.ts';
import type { TestServer } from '../../support/server.ts';
import { Team, type Teammate, type TestArticle } from '../team.ts';
import { RoughLine } from './rough-line.ts';
import type { Site } from './site.ts';
import { WatchedPage } from './watched-page.ts';

export const ROOM_TYPES = ['text', 'layer', 'review', 'thread', 'register'] as const;
const CAST: Choice<Role> = ['editor', 'editor', 'reviewer', 'annotator', 'viewer'];

/** Somebody of the team with a page of every room, and a line of their own to the server. */
export interface Person {
  teammate: Teammate;
  role: Role | null;
  readonly line: RoughLine;
  /** How wrong the clock of their computer is. */
  clockOffMs: number;
  readonly open: Map<RoomType, WatchedPage>;
  /** All pages they ever had, with their rooms. */
  readonly pages: { readonly room: RoomType; readonly page: WatchedPage }[];
}

/** A document that takes no more, and what its log was when it was closed. */
interface Closed {
  readonly docId: string;
  readonly seq: number;
}

/** People at one article, on a site with weather. */
export class Story {
  readonly article: TestArticle;
  readonly people: Choice<Person>;
  readonly rooms: Readonly<Record<RoomType, Room>>;
  /** What happened, for whoever reads of a failure. */
  readonly told: string[] = [];
  /** What was found wrong on the way. */
  readonly faults: string[] = [];
  readonly #closed = new Map<RoomType, Closed>();

  static async begin(site: Site, random: Random): Promise<Story> {
    const team = await new Team(site.database).found();
    const article = await team.article();
    const [first, ...others] = CAST;
    const hire = async (role: Role): Promise<Person> => {
      const line = await RoughLine.lay(portOf(random.pick(site.servers)));
      const teammate = await team.teammate(role);
      return { teammate, role, line, clockOffMs: 0, open: new Map(), pages: [] };
    };
    const people = [await hire(first), ...(await Promise.all(others.map(hire)))] as const;
    return new Story(site, team, { article, people });
  }

  private constructor(
    readonly site: Site,
    readonly team: Team,
    { article, people }: Pick<Story, 'article' | 'people'>,
  ) {
    const { text, layer, review, layerId } = article;
    this.article = article;
    this.people = people;
    const thread = { type: 'thread', id: layerId } as const;
    this.rooms = { text, layer, review, thread, register: team.register };
  }

  /** The person's page of a room; a fresh one where they have none, or the last one stopped. */
  pageOf(person: Person, room: RoomType): WatchedPage {
    const known = person.open.get(room);
    if (known !== undefined && !known.isStopped) return known;
    const host = `127.0.0.1:${person.line.port}`;
    const page = new WatchedPage(this.team.join(person.teammate, this.rooms[room], host));
    person.open.set(room, page);
    person.pages.push({ room, page });
    return page;
  }

  /** Everybody has a page of every room that was not stopped. */
  comeIn(): readonly WatchedPage[] {
    return this.people.flatMap((person) => ROOM_TYPES.map((room) => this.pageOf(person, room)));
  }

  /** Closes the text or the layer for writing, as freezing and submitting do. */
  async close(room: 'text' | 'layer'): Promise<void> {
    if (this.#closed.has(room)) return;
    await this.#setWritable(room, false);
    const docId = roomName(this.rooms[room]);
    this.#closed.set(room, { docId, seq: await this.#headOf(docId) });
  }

  /** Opens it again, and looks whether anything got in meanwhile. */
  async reopen(room: 'text' | 'layer'): Promise<void> {
    const closed = this.#closed.get(room);
    if (closed === undefined) return;
    this.#closed.delete(room);
    const seq = await this.#headOf(closed.docId);
    if (seq !== closed.seq)
      this.faults.push(`${room} took ${seq - closed.seq} updates while closed`);
    await this.#setWritable(room, true);
  }

  async leave(): Promise<void> {
    this.team.leave();
    await Promise.all(this.people.map(({ line }) => line.close()));
  }

  pause(ms: number): Promise<void> {
    return wait(ms);
  }

  async #setWritable(room: 'text' | 'layer', writable: boolean): Promise<void> {
    const { workspaceId, database } = this.team;
    const { id, layerId } = this.article;
    await database.transaction(async (tx) => {
      await (room === 'text'
        ? tx.query('update article set state = $2 where id = $1', [
            id,
            writable ? 'open' : 'frozen',
          ])
        : tx.query('update layer set state = $2 where id = $1', [
            layerId,
            writable ? 'open' : 'submitted',
          ]));
      await setWritable(tx, roomName(this.rooms[room]), writable);
      await notifyAccessChange(tx, { workspaceId });
    });
  }

  async #headOf(docId: string): Promise<number> {
    const [head] = await this.team.database.query<{ seq: number }>(
      'select seq from doc_head where doc_id = $1',
      [docId],
    );
    return head?.seq ?? 0;
  }
}

export function portOf({ address }: TestServer): number {
  return Number(new URL(address).port);
}
