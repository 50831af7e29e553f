import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addTag } from '#collab/layer-document.ts';
import { addEntity } from '#collab/register-document.ts';
import { decide } from '#collab/review-document.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import { addThread } from '#collab/thread-document.ts';
import type { LayerParty } from '#domain/access/access.ts';
import type { Role } from '#domain/access/roles.ts';
import { newId, type AccountId, type LayerId, type TagId } from '#domain/ids.ts';
import { createDocument, setWritable } from '#server/db/documents.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type Teammate, type TestArticle } from './desk.ts';
import { RawSocket } from './raw-socket.ts';
import { by, someEntity, someTag, someThread } from './records.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** w: opens and writes, r: opens and may only read, -: is told there is no such room, x: is asked to sign in. */
const TABLE = `
| room                    | state     | owner | editor | reviewer | annotator | viewer | former | nobody |
| ----------------------- | --------- | ----- | ------ | -------- | --------- | ------ | ------ | ------ |
| text                    | open      | w     | w      | r        | r         | r      | -      | x      |
| text                    | frozen    | r     | r      | r        | r         | r      | -      | x      |
| text                    | archived  | r     | r      | r        | r         | r      | -      | x      |
| layer of the team       | open      | w     | w      | w        | w         | r      | -      | x      |
| layer of the team       | frozen    | w     | w      | w        | w         | r      | -      | x      |
| layer of the team       | submitted | r     | r      | r        | r         | r      | -      | x      |
| layer of the team       | archived  | r     | r      | r        | r         | r      | -      | x      |
| layer of one's own      | open      | w     | w      | w        | w         | r      | -      | x      |
| layer of one's own      | submitted | r     | r      | r        | r         | r      | -      | x      |
| layer of one's own      | archived  | r     | r      | r        | r         | r      | -      | x      |
| layer of somebody else  | open      | -     | -      | -        | -         | -      | -      | x      |
| layer of somebody else  | submitted | -     | -      | -        | -         | -      | -      | x      |
| layer of somebody else  | archived  | -     | -      | -        | -         | -      | -      | x      |
| layer agreed upon       | open      | w     | w      | w        | r         | r      | -      | x      |
| layer agreed upon       | submitted | r     | r      | r        | r         | r      | -      | x      |
| layer of suggestions    | open      | r     | r      | r        | r         | r      | -      | x      |
| layer of suggestions    | submitted | r     | r      | r        | r         | r      | -      | x      |
| review of the team      | open      | w     | w      | w        | r         | r      | -      | x      |
| review of the team      | frozen    | w     | w      | w        | r         | r      | -      | x      |
| review of the team      | submitted | w     | w      | w        | r         | r      | -      | x      |
| review of the team      | archived  | r     | r      | r        | r         | r      | -      | x      |
| review of one's own     | open      | w     | w      | w        | r         | r      | -      | x      |
| review of one's own     | submitted | w     | w      | w        | r         | r      | -      | x      |
| review of somebody else | open      | -     | -      | -        | -         | -      | -      | x      |
| review of somebody else | submitted | -     | -      | -        | -         | -      | -      | x      |
| review agreed upon      | open      | w     | w      | w        | r         | r      | -      | x      |
| review of suggestions   | open      | w     | w      | w        | r         | r      | -      | x      |
| thread of the team      | open      | w     | w      | w        | w         | r      | -      | x      |
| thread of the team      | frozen    | w     | w      | w        | w         | r      | -      | x      |
| thread of the team      | submitted | w     | w      | w        | w         | r      | -      | x      |
| thread of the team      | archived  | r     | r      | r        | r         | r      | -      | x      |
| thread of one's own     | open      | w     | w      | w        | w         | r      | -      | x      |
| thread of somebody else | open      | -     | -      | -        | -         | -      | -      | x      |
| thread agreed upon      | open      | w     | w      | w        | w         | r      | -      | x      |
| register                | open      | w     | w      | w        | w         | r      | -      | x      |
| register                | frozen    | w     | w      | w        | w         | r      | -      | x      |
| register                | archived  | r     | r      | r        | r         | r      | -      | x      |
`;

const [header = [], , ...rows] = TABLE.trim().split('\n').map(cellsOf);
const WHO = header.slice(2);

describe('who may open and who may write', () => {
  it.each(rows.map(([room = '', state = '', ...expected]) => [room, state, expected] as const))(
    'AC19: %s, %s',
    async (kind, state, expected) => {
      const desk = await openDesk(database);
      const article = await desk.article();
      const visits = await Promise.all(
        WHO.map(async (name) => {
          const who = await castAs(desk, name);
          return { who, room: await roomOf(desk, article, { kind, who }) };
        }),
      );
      await bringInto(state, desk, { article, rooms: visits.map(({ room }) => room) });
      const found = await Promise.all(visits.map(({ who, room }) => tryRoom(desk, who, room)));
      expect(Object.fromEntries(found.map((letter, index) => [WHO[index], letter]))).toEqual(
        Object.fromEntries(expected.map((letter, index) => [WHO[index], letter])),
      );
    },
  );
});

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

async function castAs(desk: Desk, name: string): Promise<Teammate> {
  if (name === 'nobody') return { ...(await desk.teammate(null)), cookie: '' };
  if (name !== 'former') return desk.teammate(name as Role);
  const former = await desk.teammate('editor');
  const { workspaceId } = desk;
  const member = { workspaceId, accountId: former.accountId };
  await desk.commands.removeMember(await desk.actor(desk.owner), member);
  return former;
}

interface Asked {
  readonly kind: string;
  readonly who: Teammate;
}

async function roomOf(desk: Desk, article: TestArticle, { kind, who }: Asked): Promise<Room> {
  const [type = '', ...party] = kind.split(' ');
  if (type === 'text') return article.text;
  if (type === 'register') return desk.register;
  const id = await layerOf(article, party.join(' '), { desk, who });
  if (type === 'layer' || type === 'review' || type === 'thread') return { type, id };
  throw new Error(`There is no room ${kind}.`);
}

async function layerOf(
  article: TestArticle,
  party: string,
  { desk, who }: { readonly desk: Desk; readonly who: Teammate },
): Promise<LayerId> {
  switch (party) {
    case 'of the team':
      return article.layerId;
    case "of one's own":
      return addLayer(article, 'annotator', who.accountId);
    case 'of somebody else':
      return addLayer(article, 'annotator', (await desk.teammate('annotator')).accountId);
    case 'agreed upon':
      return addLayer(article, 'gold', null);
    case 'of suggestions':
      return addLayer(article, 'suggester', null);
    default:
      throw new Error(`There is no layer ${party}.`);
  }
}

async function addLayer(article: TestArticle, party: LayerParty, of: AccountId | null) {
  const id = newId<LayerId>();
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  await database.transaction(async (tx) => {
    await tx.query(
      'insert into layer (id, article_id, party, account_id) values ($1, $2, $3, $4)',
      [id, article.id, party, of],
    );
    for (const type of ['layer', 'review', 'thread'] as const) {
      await createDocument(tx, roomName({ type, id }), empty, null);
    }
  });
  return id;
}

interface Scene {
  readonly article: TestArticle;
  readonly rooms: readonly Room[];
}

/** As freezing, submitting and archiving leave it. */
async function bringInto(state: string, desk: Desk, { article, rooms }: Scene): Promise<void> {
  if (state === 'frozen') {
    await database.query(`update article set state = 'frozen' where id = $1`, [article.id]);
    await setWritable(database, roomName(article.text), false);
  }
  if (state === 'submitted') {
    for (const { id } of rooms) {
      await database.query(`update layer set state = 'submitted' where id = $1`, [id]);
      await setWritable(database, `layer/${id}`, false);
    }
  }
  if (state === 'archived') {
    const { projectId } = desk;
    await desk.commands.archiveProject(await desk.actor(desk.owner), { projectId });
  }
}

/** Opens the room and writes there, whatever it says of who may; what counts is the log. */
async function tryRoom(desk: Desk, who: Teammate, room: Room): Promise<string> {
  const socket = await new RawSocket(desk, who, room).synced();
  if (socket.closed !== null) return socket.closed.code === 4401 ? 'x' : '-';
  const before = Y.encodeStateVector(socket.doc);
  write(socket.doc, room, who);
  socket.update(Y.encodeStateAsUpdate(socket.doc, before));
  socket.acknowledge(1);
  await until('it is answered', () => socket.acknowledged.length > 0 || socket.closed !== null);
  const isLogged = await hasWritten(who, room);
  const [access] = socket.notices;
  expect(access).toEqual({ type: 'access', mayWrite: isLogged });
  expect(socket.acknowledged.length > 0).toBe(isLogged);
  if (!isLogged) expect(socket.notices.at(-1)?.type).toBe('refused');
  return isLogged ? 'w' : 'r';
}

async function hasWritten({ accountId }: Teammate, room: Room): Promise<boolean> {
  const written = await database.query(
    'select 1 from doc_update where doc_id = $1 and actor_id = $2',
    [roomName(room), accountId],
  );
  return written.length > 0;
}

function write(doc: Y.Doc, { type }: Room, { accountId }: Teammate): void {
  switch (type) {
    case 'text':
      return textOf(doc).insert(0, 'x');
    case 'layer':
      return addTag(doc, someTag(by(accountId)));
    case 'review': {
      const judged = { tagId: newId<TagId>(), state: 'accepted', reason: '', digest: '0' } as const;
      return decide(doc, { ...judged, by: accountId, at: Date.now() });
    }
    case 'thread':
      return addThread(doc, ...someThread(by(accountId)));
    case 'register':
      return addEntity(doc, someEntity(by(accountId)));
  }
}
