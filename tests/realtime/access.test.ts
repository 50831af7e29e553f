import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addTag, changeTag, readTags, removeTag, tagsOf } from '#collab/layer-document.ts';
import { decide, readDecisions } from '#collab/review-document.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type ArticleId, type TagId } from '#domain/ids.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { setWritable } from '#server/db/documents.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type Teammate, type TestArticle } from './desk.ts';
import { RawSocket, type RawOptions } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

const nobody = { cookie: '' };

/** An update that puts words at the beginning of a text, built on what the socket has. */
function edit(socket: RawSocket, words: string): void {
  const before = Y.encodeStateVector(socket.doc);
  textOf(socket.doc).insert(0, words);
  socket.update(Y.encodeStateAsUpdate(socket.doc, before));
}

function tagBy(by: AccountId | null, at = Date.now()) {
  const id = newId<TagId>();
  return {
    id,
    kind: 'entity',
    label: 'person',
    parts: {},
    fields: {},
    createdBy: by,
    createdAt: at,
  };
}

describe('the door', () => {
  const turnedAway = (desk: Desk, who: { cookie: string }, room: Room, raw?: RawOptions) =>
    new RawSocket(desk, who, room, raw).closing();

  it('AC1: a page of another site gets plain HTTP 403', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const editor = await desk.teammate('editor');
    for (const origin of ['https://elsewhere.example', 'null', null]) {
      const socket = new RawSocket(desk, editor, text, { origin });
      await until('it is refused', () => socket.refusedWith !== null);
      expect(socket.refusedWith).toBe(403);
    }
  });

  it('AC2: who is not signed in is told so with a code', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    expect(await turnedAway(desk, nobody, text)).toBe(4401);
    expect(await turnedAway(desk, { cookie: 'copydesk_session=made-up' }, text)).toBe(4401);
  });

  it('AC3: what does not exist and what is not yours cannot be told apart', async () => {
    const desk = await openDesk(database);
    const { text, layer, review } = await desk.article();
    const stranger = await desk.teammate(null);
    const unknown: Room = { type: 'text', id: newId<ArticleId>() };
    for (const room of [text, layer, review, desk.register, unknown]) {
      expect(await turnedAway(desk, stranger, room)).toBe(4404);
    }
    for (const path of [
      '',
      'text',
      'text/x',
      'text/../layer',
      'elsewhere/a',
      `${roomName(text)}/b`,
    ]) {
      expect(await turnedAway(desk, desk.owner, text, { path })).toBe(4404);
    }
  });

  it('AC4: an older page and a replaced document are sent to reload', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    expect(await turnedAway(desk, desk.owner, text, { query: '?schema=0&epoch=1' })).toBe(4409);
    expect(await turnedAway(desk, desk.owner, text, { query: '?schema=1&epoch=2' })).toBe(4409);
  });
});

describe('access while a socket is open', () => {
  it('AC5: who may only read sees everything and changes nothing', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const viewer = await new RawSocket(desk, await desk.teammate('viewer'), text).synced();
    expect(viewer.notices).toContainEqual({ type: 'access', mayWrite: false });
    expect(readText(textOf(viewer.doc))).toBe('.\n');
    viewer.sendSync(1, Y.encodeStateAsUpdate(viewer.doc)); // an honest page answers so when asked
    edit(viewer, 'x');
    viewer.acknowledge(1);
    expect(await viewer.closing()).toBe(4422);
    expect([viewer.acknowledged, viewer.notices.at(-1)?.type]).toEqual([[], 'refused']);
    const other = await new RawSocket(desk, desk.owner, text).synced();
    expect(readText(textOf(other.doc))).toBe('.\n');
  });

  it('AC6: a deletion alone is a change, too', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['abc']);
    const viewer = await new RawSocket(desk, await desk.teammate('viewer'), text).synced();
    const before = Y.encodeStateVector(viewer.doc);
    textOf(viewer.doc).delete(0, 2);
    viewer.update(Y.encodeStateAsUpdate(viewer.doc, before));
    expect(await viewer.closing()).toBe(4422);
    const other = await new RawSocket(desk, desk.owner, text).synced();
    expect(readText(textOf(other.doc))).toBe('abc\n');
  });

  it('AC7: a removed member is out of every room at once', async () => {
    const desk = await openDesk(database);
    const { text, layer, review } = await desk.article();
    const member = await desk.teammate('annotator');
    const rooms = [text, layer, review, desk.register];
    const sockets = rooms.map((room) => new RawSocket(desk, member, room));
    const other = new RawSocket(desk, await desk.teammate('viewer'), text);
    await Promise.all([other, ...sockets].map((socket) => socket.synced()));
    const { workspaceId } = desk;
    const { accountId } = member;
    await desk.commands.removeMember(await desk.actor(desk.owner), { workspaceId, accountId });
    for (const socket of sockets) expect(await socket.closing()).toBe(4403);
    expect(other.closed).toBeNull();
  });

  it('AC8: a changed role is in force at once, in the open page', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const member = await desk.teammate('editor');
    const page = desk.join(member, text);
    await page.synced;
    const actor = await desk.actor(desk.owner);
    const { workspaceId } = desk;
    const { accountId } = member;
    await desk.commands.changeRole(actor, { workspaceId, accountId, role: 'viewer' });
    await until('the page knows', () => !page.mayWrite);
    await desk.commands.changeRole(actor, { workspaceId, accountId, role: 'editor' });
    await until('the page knows', () => page.mayWrite);
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');
  });

  it('AC9: an ended session closes its sockets', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const member = await desk.teammate('editor');
    const socket = await new RawSocket(desk, member, text).synced();
    const { accountId } = member;
    await database.query('delete from session where user_id = $1', [accountId]);
    await notifyAccessChange(database, { accountId });
    expect(await socket.closing()).toBe(4401);
  });

  it('AC10: a frozen text is closed for writing in every open page', async () => {
    const desk = await openDesk(database);
    const { id, text } = await desk.article();
    const page = desk.join(await desk.teammate('editor'), text);
    await page.synced;
    await database.transaction(async (tx) => {
      await tx.query(`update article set state = 'frozen' where id = $1`, [id]);
      await setWritable(tx, roomName(text), false);
      await notifyAccessChange(tx, { workspaceId: desk.workspaceId });
    });
    await until('the page knows', () => !page.mayWrite);
  });

  it('AC18: an archived project is closed for writing in every open page, until it is restored', async () => {
    const desk = await openDesk(database);
    const { text, layer, review } = await desk.article();
    const { projectId } = desk;
    const pages = [text, layer, review, desk.register].map((room) => desk.join(desk.owner, room));
    await Promise.all(pages.map((page) => page.synced));
    const actor = await desk.actor(desk.owner);
    await desk.commands.archiveProject(actor, { projectId });
    await until('all pages know', () => pages.every((page) => !page.mayWrite));
    const late = await new RawSocket(desk, desk.owner, text).synced();
    expect(late.notices).toContainEqual({ type: 'access', mayWrite: false });
    await desk.commands.restoreProject(actor, { projectId });
    await until('all pages know', () => pages.every((page) => page.mayWrite));
  });
});

describe('who did it', () => {
  interface Pair {
    readonly ada: Teammate;
    readonly bob: Teammate;
    readonly article: TestArticle;
    readonly desk: Desk;
  }

  async function twoAnnotators(): Promise<Pair> {
    const desk = await openDesk(database);
    const [ada, bob] = [await desk.teammate('annotator'), await desk.teammate('reviewer')];
    return { desk, ada, bob, article: await desk.article() };
  }

  it('AC11: a record made under another name is put right for everybody', async () => {
    const { desk, ada, bob, article } = await twoAnnotators();
    const page = desk.join(ada, article.layer);
    await page.synced;
    const forged = { ...tagBy(bob.accountId), createdAt: 5 };
    addTag(page.doc, forged);
    await until('it is put right', () => {
      const [tag] = readTags(page.doc).good;
      return tag?.createdBy === ada.accountId && tag.createdAt > 5;
    });
    const other = desk.join(bob, article.layer);
    await other.synced;
    expect(readTags(other.doc).good[0]?.createdBy).toBe(ada.accountId);
  });

  it('AC12: an edit of another’s tag leaves its author alone, whatever the edit says', async () => {
    const { desk, ada, bob, article } = await twoAnnotators();
    const [adas, bobs] = [desk.join(ada, article.layer), desk.join(bob, article.layer)];
    await Promise.all([adas.synced, bobs.synced]);
    const tag = tagBy(ada.accountId);
    addTag(adas.doc, tag);
    await until('Bob has it', () => readTags(bobs.doc).good.length === 1);
    bobs.doc.transact(() => {
      changeTag(bobs.doc, tag.id, { label: 'place' });
      (tagsOf(bobs.doc).get(tag.id) as Y.Map<unknown>).set('by', bob.accountId);
    });
    await until('Ada has the change', () => readTags(adas.doc).good[0]?.label === 'place');
    await until('it is put right', () => {
      const authors = [adas, bobs].map(({ doc }) => readTags(doc).good[0]?.createdBy);
      return authors.every((author) => author === ada.accountId);
    });
  });

  it('AC13: a tag that comes back by undo, or is made again, is still its first author’s', async () => {
    const { desk, ada, bob, article } = await twoAnnotators();
    const adas = desk.join(ada, article.layer);
    await adas.synced;
    const tag = tagBy(ada.accountId);
    addTag(adas.doc, tag);
    await until('it is saved', () => adas.state.type === 'saved');
    const bobs = desk.join(bob, article.layer);
    await bobs.synced;
    const undo = new Y.UndoManager(tagsOf(bobs.doc));
    removeTag(bobs.doc, tag.id);
    undo.undo();
    addTag(bobs.doc, { ...tag, createdBy: bob.accountId });
    await until('it is put right', () => readTags(bobs.doc).good[0]?.createdBy === ada.accountId);
  });

  it('AC14: a decision is of the one who put it there', async () => {
    const { desk, ada, bob, article } = await twoAnnotators();
    const page = desk.join(bob, article.review);
    await page.synced;
    const { id: tagId } = tagBy(null);
    const decision = { tagId, state: 'accepted', reason: '', digest: '0', at: Date.now() } as const;
    decide(page.doc, { ...decision, by: ada.accountId });
    await until('it is put right', () => readDecisions(page.doc).good[0]?.by === bob.accountId);
  });

  it('AC15: every step is written down with the account whose socket it came from', async () => {
    const { desk, ada, bob, article } = await twoAnnotators();
    const [adas, bobs] = [desk.join(ada, article.layer), desk.join(bob, article.layer)];
    await Promise.all([adas.synced, bobs.synced]);
    const tag = tagBy(null);
    addTag(adas.doc, tag);
    await until('Bob has it', () => readTags(bobs.doc).good.length === 1);
    changeTag(bobs.doc, tag.id, { label: 'place' });
    await until('Ada has it', () => readTags(adas.doc).good[0]?.label === 'place');
    removeTag(adas.doc, tag.id);
    await until('all is saved', () => [adas, bobs].every(({ state }) => state.type === 'saved'));
    const record = { kind: 'entity', by: ada.accountId, at: tag.createdAt };
    const events = await database.query(
      `select verb, actor_id as actor, detail from tag_event
       where doc_id = $1 order by seq, ordinal`,
      [roomName(article.layer)],
    );
    expect(events).toEqual([
      {
        verb: 'created',
        actor: ada.accountId,
        detail: { changed: [], after: { ...record, label: 'person' } },
      },
      {
        verb: 'changed',
        actor: bob.accountId,
        detail: { changed: ['label'], before: { label: 'person' }, after: { label: 'place' } },
      },
      {
        verb: 'deleted',
        actor: ada.accountId,
        detail: { changed: [], before: { ...record, label: 'place' } },
      },
    ]);
  });

  it('AC16: nobody writes under another’s client id', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const ada = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    edit(ada, 'Ada. ');
    ada.acknowledge(1);
    await until('it is saved', () => ada.acknowledged.length === 1);

    const mallory = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    mallory.doc.clientID = ada.doc.clientID;
    edit(mallory, 'Forged. ');
    expect(await mallory.closing()).toBe(4422);
    edit(ada, 'More. ');
    const reader = desk.join(desk.owner, text);
    await until(
      'all reads as Ada wrote it',
      () => readText(textOf(reader.doc)) === 'More. Ada. .\n',
    );
  });

  it('AC17: nobody writes under the client id that seeded the text, either', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const mallory = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    const [seeder] = mallory.doc.store.clients.keys();
    mallory.doc.clientID = seeder ?? 0;
    edit(mallory, 'Forged. ');
    expect(await mallory.closing()).toBe(4422);
  });
});
