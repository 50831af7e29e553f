import { roomName } from '#collab/rooms.ts';
import { newId, type AccountId, type ArticleId, type WorkspaceId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { createAuth } from '#server/auth/auth.ts';
import { seedArticle } from '#server/commands/create-article.ts';
import { createProject } from '#server/commands/create-project.ts';
import { insertAccount } from '#server/db/accounts.ts';
import type { Database } from '#server/db/database.ts';
import { insertMember } from '#server/db/members.ts';
import { insertWorkspace } from '#server/db/workspaces.ts';
import type { CrowdShape } from '../contestant.ts';
import { manuscript } from '../load/manuscript.ts';

/** Below the number of sockets Copydesk gives one person. */
const PEOPLE_PER_ACCOUNT = 50;
const FIELDS = { outlet: '', byline: '', publishedOn: null, url: '', language: 'en' };

/** A team at work: who the people of a crowd are, and the articles they meet in. */
export interface Newsroom {
  /** The document in which a room's people type. */
  readonly documentOf: (room: number) => string;
  /** The `Cookie` header by which the server knows a person. */
  readonly cookieOf: (person: number) => string;
}

/** Hires, signs everybody in, and has the first of them make a project and an article a room. */
export async function openNewsroom(
  database: Database,
  { rooms, peoplePerRoom }: CrowdShape,
): Promise<Newsroom> {
  const auth = createAuth({ database, origin: null });
  const workspaceId = newId<WorkspaceId>();
  await insertWorkspace(database, { id: workspaceId, name: 'Bench' });
  const accounts = Math.ceil((rooms * peoplePerRoom) / PEOPLE_PER_ACCOUNT);
  const actors = await times(accounts, (number) => hire(database, workspaceId, number));
  const cookies = await times(accounts, (number) =>
    auth.sessions.open(at(actors, number).accountId),
  );
  const owner = at(actors, 0);
  const { projectId } = await createProject({ database, auth, now: () => new Date() })(owner, {
    workspaceId,
    name: 'Bench',
  });
  const documents = await times(rooms, async (number) => {
    const fields = { ...FIELDS, title: `Article ${number}` };
    const blocks = manuscript(peoplePerRoom);
    const seed = { project: { id: projectId }, fields, blocks };
    const { articleId } = await database.transaction((tx) => seedArticle(tx, owner, seed));
    return documentOf(articleId);
  });
  return {
    documentOf: (room) => at(documents, room),
    cookieOf: (person) => {
      const { name, value } = at(cookies, Math.floor(person / PEOPLE_PER_ACCOUNT));
      return `${name}=${value}`;
    },
  };
}

async function hire(database: Database, workspaceId: WorkspaceId, number: number): Promise<Actor> {
  const accountId = newId<AccountId>();
  const email = `person-${number}@bench.example`;
  const name = `Person ${number}`;
  // Nobody signs in with a password here: an empty hash matches none.
  await insertAccount(database, { id: accountId, email, name, passwordHash: '' });
  await insertMember(database, { workspaceId, accountId, role: 'owner' });
  return { accountId, name, email, roles: new Map([[workspaceId, 'owner']]) };
}

function documentOf(articleId: ArticleId): string {
  return roomName({ type: 'text', id: articleId });
}

async function times<Made>(
  count: number,
  make: (number: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let number = 0; number < count; number += 1) made.push(await make(number));
  return made;
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`The newsroom has no number ${index}.`);
  return item;
}
