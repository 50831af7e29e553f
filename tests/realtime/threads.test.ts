import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RoomConnection } from '#collab/connection.ts';
import {
  addComment,
  addThread,
  changeComment,
  commentsOf,
  readComments,
  readThreads,
  removeComment,
  resolveThread,
  threadsOf,
} from '#collab/thread-document.ts';
import { anchorSpan } from '#collab/anchors.ts';
import type { Room } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type CommentId, type TagId, type ThreadId } from '#domain/ids.ts';
import { discussionsOf, type Comment } from '#domain/thread/thread.ts';
import { threadTallies } from '#server/db/threads.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type Teammate, type TestArticle } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

function roomOf({ layerId }: TestArticle): Room {
  return { type: 'thread', id: layerId };
}

function commentIn(threadId: ThreadId, by: AccountId | null, text = 'Is this right?'): Comment {
  return {
    id: newId<CommentId>(),
    threadId,
    text,
    mentions: [],
    createdBy: by,
    createdAt: Date.now(),
    editedAt: null,
  };
}

/** Begins a thread on a tag; the answer is its first comment. */
function begin(doc: Y.Doc, by: AccountId | null, mentions: readonly AccountId[] = []): Comment {
  const id = newId<ThreadId>();
  const first = { ...commentIn(id, by), mentions };
  const subject = { type: 'tag', tagId: newId<TagId>() } as const;
  addThread(doc, { id, subject, resolved: null, createdBy: by, createdAt: Date.now() }, first);
  return first;
}

interface Pair {
  readonly desk: Desk;
  readonly article: TestArticle;
  readonly ada: Teammate;
  readonly bob: Teammate;
  readonly adas: RoomConnection;
  readonly bobs: RoomConnection;
  readonly saved: () => Promise<void>;
}

async function twoTalking(): Promise<Pair> {
  const desk = await openDesk(database);
  const [ada, bob] = [await desk.teammate('annotator'), await desk.teammate('reviewer')];
  const article = await desk.article();
  const [adas, bobs] = [desk.join(ada, roomOf(article)), desk.join(bob, roomOf(article))];
  await Promise.all([adas.synced, bobs.synced]);
  const saved = () =>
    until('all is saved', () => [adas, bobs].every(({ state }) => state.type === 'saved'));
  return { desk, article, ada, bob, adas, bobs, saved };
}

const said = ({ doc }: RoomConnection): string[] =>
  readComments(doc)
    .good.map(({ text }) => text)
    .toSorted();

const shown = ({ doc }: RoomConnection): string[] =>
  discussionsOf(readThreads(doc).good, readComments(doc).good).flatMap(({ comments }) =>
    comments.map(({ text }) => text),
  );

describe('who said what', () => {
  it('TH1: a comment is of the account it came from, whatever it says', async () => {
    const { ada, bob, adas, bobs } = await twoTalking();
    const first = begin(bobs.doc, ada.accountId);
    await until('Ada reads who it was', () => {
      const [comment] = readComments(adas.doc).good;
      const [thread] = readThreads(adas.doc).good;
      return comment?.createdBy === bob.accountId && thread?.createdBy === bob.accountId;
    });
    addComment(adas.doc, { ...commentIn(first.threadId, bob.accountId), createdAt: 5 });
    await until('Bob reads who it was, and when', () =>
      readComments(bobs.doc).good.some(
        ({ createdBy, createdAt }) => createdBy === ada.accountId && createdAt > 5,
      ),
    );
  });

  it('TH3: nobody changes, removes or replaces another’s comment', async () => {
    const { ada, adas, bobs, saved } = await twoTalking();
    const first = begin(adas.doc, ada.accountId);
    await until('Bob has it', () => said(bobs).length === 1);
    changeComment(bobs.doc, first.id, { text: 'Never mind.', mentions: [], editedAt: 5 });
    await until('it is put back', () => said(bobs)[0] === 'Is this right?');
    commentsOf(bobs.doc).delete(first.id);
    threadsOf(bobs.doc).delete(first.threadId);
    await until('it is back', () => said(bobs).length === 1);
    commentsOf(bobs.doc).set(first.id, new Y.Map(Object.entries({ text: 'Forged.' })));
    await until('it is put back', () => said(bobs)[0] === 'Is this right?');
    await saved();
    expect(readThreads(adas.doc).good).toHaveLength(1);
    expect(said(adas)).toEqual(['Is this right?']);
    removeComment(adas.doc, first.id);
    await until('Bob hears of it', () => said(bobs).length === 0);
    addComment(bobs.doc, { ...first, text: 'In your name.' });
    await until('it is not taken', () => said(bobs).length === 0);
  });

  it('TH3: the author changes and removes their own, and the edit says so', async () => {
    const { ada, adas, bobs, saved } = await twoTalking();
    const first = begin(adas.doc, ada.accountId);
    changeComment(adas.doc, first.id, { text: 'It is right.', mentions: [], editedAt: 5 });
    await until('Bob reads it', () => said(bobs)[0] === 'It is right.');
    await saved();
    const [edited] = readComments(bobs.doc).good;
    expect(edited?.editedAt).toBeGreaterThan(first.createdAt - 1);
    removeComment(adas.doc, first.id);
    await until('it is gone', () => said(bobs).length === 0);
  });

  it('TH10: a reply is shown that crosses the removal of all there was to reply to', async () => {
    const { desk, article, ada, bob, adas, bobs, saved } = await twoTalking();
    const first = begin(adas.doc, ada.accountId);
    await until('Bob has it', () => said(bobs).length === 1);
    const away = new Y.Doc();
    Y.applyUpdate(away, Y.encodeStateAsUpdate(bobs.doc));
    addComment(away, commentIn(first.threadId, bob.accountId, 'It is.'));
    removeComment(adas.doc, first.id);
    await until('Bob hears of it', () => said(bobs).length === 0);
    Y.applyUpdate(bobs.doc, Y.encodeStateAsUpdate(away));
    await until('Ada reads the reply', () => shown(adas)[0] === 'It is.');
    await saved();
    expect([shown(adas), shown(bobs)]).toEqual([['It is.'], ['It is.']]);
    await desk.realtime.settle(article.id);
    expect(await desk.realtime.checkRows({ type: 'article', id: article.id })).toEqual([]);
  });

  it('TH10: nobody removes a thread, by whatever page', async () => {
    const { ada, adas, bobs, saved } = await twoTalking();
    const { id, threadId } = begin(adas.doc, ada.accountId);
    await until('Bob has it', () => said(bobs).length === 1);
    adas.doc.transact(() => {
      removeComment(adas.doc, id);
      threadsOf(adas.doc).delete(threadId);
    });
    await until('Bob hears of it', () => said(bobs).length === 0);
    await saved();
    expect([adas, bobs].map((one) => readThreads(one.doc).good.length)).toEqual([1, 1]);
  });

  it('TH4: anybody who comments resolves and reopens a thread, in their own name', async () => {
    const { ada, bob, adas, bobs } = await twoTalking();
    const { threadId } = begin(adas.doc, ada.accountId);
    await until('Bob has it', () => said(bobs).length === 1);
    resolveThread(bobs.doc, threadId, { by: ada.accountId, at: Date.now() });
    await until('Ada reads who it was', () => {
      return readThreads(adas.doc).good[0]?.resolved?.by === bob.accountId;
    });
    const before = readThreads(adas.doc).good[0];
    const record = threadsOf(bobs.doc).get(threadId);
    if (record instanceof Y.Map) record.set('tag', newId<TagId>());
    await until('it is about what it was about', () => {
      const [thread] = readThreads(bobs.doc).good;
      return JSON.stringify(thread?.subject) === JSON.stringify(before?.subject);
    });
    resolveThread(adas.doc, threadId, null);
    await until('it is open again', () => readThreads(bobs.doc).good[0]?.resolved === null);
  });
});

describe('who may comment', () => {
  it('TH2: a viewer reads and says nothing; who tags may, in a frozen text, too', async () => {
    const desk = await openDesk(database);
    const article = await desk.article();
    const { id: articleId } = article;
    await desk.commands.freezeArticle(await desk.actor(desk.owner), { articleId });
    for (const role of ['annotator', 'reviewer', 'editor'] as const) {
      const page = desk.join(await desk.teammate(role), roomOf(article));
      await page.synced;
      begin(page.doc, null);
      await until('it is saved', () => page.state.type === 'saved');
    }
    const viewer = new RawSocket(desk, await desk.teammate('viewer'), roomOf(article));
    await viewer.synced();
    expect(readComments(viewer.doc).good).toHaveLength(3);
    const before = Y.encodeStateVector(viewer.doc);
    begin(viewer.doc, null);
    viewer.update(Y.encodeStateAsUpdate(viewer.doc, before));
    expect(await viewer.closing()).toBe(4422);
  });

  it('TH2: the threads of a blind layer are closed to everybody but its annotator', async () => {
    const desk = await openDesk(database);
    const article = await desk.article();
    const annotator = await desk.teammate('annotator');
    await database.query(`update layer set party = 'annotator', account_id = $2 where id = $1`, [
      article.layerId,
      annotator.accountId,
    ]);
    const stranger = new RawSocket(desk, desk.owner, roomOf(article));
    expect(await stranger.closing()).toBe(4404);
    const own = await new RawSocket(desk, annotator, roomOf(article)).synced();
    expect(own.notices).toContainEqual({ type: 'access', mayWrite: true });
  });
});

describe('rows of threads', () => {
  it('TH5: a thread on words has their place, and keeps their words when they go', async () => {
    const { desk, article, ada, adas, saved } = await twoTalking();
    const text = desk.join(desk.owner, article.text);
    await text.synced;
    const id = newId<ThreadId>();
    const places = [anchorSpan(textOf(text.doc), 4, 9)];
    addThread(
      adas.doc,
      {
        id,
        subject: { type: 'words', places },
        resolved: null,
        createdBy: ada.accountId,
        createdAt: Date.now(),
      },
      commentIn(id, ada.accountId),
    );
    await saved();
    const spans = async () => {
      await desk.realtime.settle(article.id);
      const [row] = await database.query<{ spans: unknown }>(
        'select spans from thread where layer_id = $1',
        [article.layerId],
      );
      return row?.spans;
    };
    expect(await spans()).toEqual([{ state: 'placed', start: 4, end: 9, quote: 'mayor' }]);
    textOf(text.doc).delete(0, 20);
    await until('it is saved', () => text.state.type === 'saved');
    expect(await spans()).toEqual([{ state: 'detached', near: 0, quote: 'mayor' }]);
    expect(await desk.realtime.checkRows({ type: 'article', id: article.id })).toEqual([]);
  });

  it('TH6: what others said is unread until seen, and says whom it calls', async () => {
    const { desk, article, ada, bob, adas, bobs, saved } = await twoTalking();
    const first = begin(adas.doc, ada.accountId, [bob.accountId]);
    addComment(adas.doc, commentIn(first.threadId, ada.accountId));
    await saved();
    const tallyOf = async ({ accountId }: Teammate) => {
      await desk.realtime.settle(article.id);
      const [tally] = await threadTallies(database, { accountId, articleIds: [article.id] });
      return tally;
    };
    expect(await tallyOf(ada)).toMatchObject({ open: 1, unread: 0, mentions: 0 });
    expect(await tallyOf(bob)).toMatchObject({ open: 1, unread: 2, mentions: 1 });
    const actor = await desk.actor(bob);
    await desk.commands.markCommentsSeen(actor, { articleId: article.id, comments: [first.id] });
    expect(await tallyOf(bob)).toMatchObject({ open: 1, unread: 1, mentions: 0 });
    resolveThread(bobs.doc, first.threadId, { by: bob.accountId, at: Date.now() });
    await saved();
    expect(await tallyOf(bob)).toMatchObject({ open: 0, unread: 1 });
  });

  it('TH7: every step of a thread is written down', async () => {
    const { article, ada, adas, saved } = await twoTalking();
    const first = begin(adas.doc, ada.accountId);
    await saved();
    resolveThread(adas.doc, first.threadId, { by: ada.accountId, at: Date.now() });
    await saved();
    const events = await database.query<{ subject: string; verb: string }>(
      `select subject, verb from tag_event where doc_id = $1 order by seq, ordinal`,
      [`thread/${article.layerId}`],
    );
    expect(events.map(({ subject, verb }) => `${subject} ${verb}`)).toEqual([
      'comment created',
      'thread created',
      'thread changed',
    ]);
  });
});

it('TH8: records that no page of ours writes are left out, and harm nothing', async () => {
  const { desk, article, adas, saved } = await twoTalking();
  for (const junk of [1, 'x', { text: 5 }, { thread: newId(), text: '' }]) {
    commentsOf(adas.doc).set(newId<CommentId>(), junk);
    threadsOf(adas.doc).set(newId<ThreadId>(), junk);
  }
  await saved();
  await desk.realtime.settle(article.id);
  const rows = await database.query('select id from comment where layer_id = $1', [
    article.layerId,
  ]);
  expect(rows).toEqual([]);
  expect(readComments(adas.doc).good).toEqual([]);
});
