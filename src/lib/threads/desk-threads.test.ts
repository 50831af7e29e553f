// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { removeComment, resolveThread } from '#collab/thread-document.ts';
import { newId, type AccountId, type ArticleId, type TagId, type ThreadId } from '#domain/ids.ts';
import { lostItsFirst, type Comment } from '#domain/thread/thread.ts';
import { CommentDrafts } from './comment-drafts.svelte.ts';
import { DeskThreads, type DeskThread, type ThreadNews } from './desk-threads.svelte.ts';

const ADA = { id: newId<AccountId>(), name: 'Ada' };
const BOB = { id: newId<AccountId>(), name: 'Bob' };
const PEOPLE = [ADA, BOB];

/** Somebody's threads, in a document of their own. */
function seat(
  articleId: ArticleId,
  me: AccountId,
): { threads: DeskThreads; doc: Y.Doc; news: readonly ThreadNews[] } {
  const doc = new Y.Doc();
  const news: ThreadNews[] = [];
  const threads = new DeskThreads({
    threads: doc,
    text: new Y.Doc(),
    me,
    people: PEOPLE,
    seen: [],
    drafts: new CommentDrafts(sessionStorage, { accountId: me, articleId }),
    tell: (one) => news.push(one),
    markSeen: () => Promise.resolve(true),
  });
  return { threads, doc, news };
}

const articleId = newId<ArticleId>();
let ada: ReturnType<typeof seat>;
let bob: ReturnType<typeof seat>;

/** Both get what the other has. */
async function meet(): Promise<void> {
  const [adas, bobs] = [Y.encodeStateAsUpdate(ada.doc), Y.encodeStateAsUpdate(bob.doc)];
  Y.applyUpdate(ada.doc, bobs);
  Y.applyUpdate(bob.doc, adas);
  await new Promise(requestAnimationFrame);
}

/** Ada begins a thread on a tag, and Bob has it before him. */
async function talk(): Promise<{ thread: DeskThread; first: Comment }> {
  const { threads } = ada;
  threads.drafts.think({ type: 'tag', tagId: newId<TagId>() }, 'mayor');
  const [draft] = threads.drafts.threads;
  if (draft === undefined) throw new Error('Nothing was thought of.');
  threads.begin(draft, 'Who is it?');
  threads.drafts.forget(draft.id);
  await meet();
  const [thread] = bob.threads.all;
  const first = thread?.comments[0];
  if (first === undefined) throw new Error('Bob has heard nothing.');
  return { thread: thread as DeskThread, first };
}

const heard = ({ threads }: typeof ada): readonly string[] =>
  threads.all.flatMap(({ comments }) => comments.map(({ text }) => text));

beforeEach(() => {
  sessionStorage.clear();
  [ada, bob] = [seat(articleId, ADA.id), seat(articleId, BOB.id)];
});

describe('a thread that loses its comments', () => {
  it('TH10: is shown with an answer that crossed the removal, which says that there was one', async () => {
    const { thread, first } = await talk();
    bob.threads.reply(thread.id, 'Adeyemi.');
    ada.threads.remove(first);
    await meet();
    expect([heard(ada), heard(bob)]).toEqual([['Adeyemi.'], ['Adeyemi.']]);
    expect(ada.threads.all.map(lostItsFirst)).toEqual([true]);
  });

  it('TH10: is shown to whoever is answering it, and can be answered', async () => {
    const { thread, first } = await talk();
    bob.threads.drafts.write(thread.id, 'Adey');
    removeComment(ada.doc, first.id);
    await meet();
    expect([ada.threads.all.length, bob.threads.all.length]).toEqual([0, 1]);
    bob.threads.reply(thread.id, 'Adeyemi.');
    bob.threads.drafts.forget(thread.id);
    await meet();
    expect(heard(ada)).toEqual(['Adeyemi.']);
  });

  it('TH10: is gone for everybody else, and once nothing is left of the answer', async () => {
    const { thread, first } = await talk();
    bob.threads.drafts.write(thread.id, '');
    ada.threads.remove(first);
    await meet();
    bob.threads.drafts.leave(thread.id);
    expect([ada.threads.all, bob.threads.all]).toEqual([[], []]);
  });

  it('says nothing of a first comment that is there', async () => {
    const { thread } = await talk();
    bob.threads.reply(thread.id, 'Adeyemi.');
    await meet();
    expect(ada.threads.all.map(lostItsFirst)).toEqual([false]);
  });
});

describe('whether the page may go', () => {
  it('TH9: what is unsent is an answer, a new thread or other words of one’s own', async () => {
    const { thread, first } = await talk();
    const { threads } = ada;
    const { drafts } = threads;
    drafts.write(first.id, first.text);
    expect(threads.isUnsent).toBe(false);
    for (const id of [first.id, thread.id] as const) {
      drafts.write(id, 'Who was it?');
      expect(threads.isUnsent).toBe(true);
      drafts.forget(id);
    }
    drafts.think({ type: 'tag', tagId: newId<TagId>() }, 'council');
    expect(threads.isUnsent).toBe(false);
    drafts.write(drafts.takesFocus as ThreadId, 'And who is that?');
    expect(threads.isUnsent).toBe(true);
  });

  it('TH9: an answer is still unsent when its thread was resolved', async () => {
    const { thread } = await talk();
    bob.threads.drafts.write(thread.id, 'Adey');
    resolveThread(ada.doc, thread.id, { by: ada.threads.me, at: Date.now() });
    await meet();
    expect([bob.threads.isUnsent, bob.threads.drafts.textOf(thread.id)]).toEqual([true, 'Adey']);
  });
});

describe('what others do that concerns the reader', () => {
  it('TH6: is told once when somebody calls them by name, and nobody else', async () => {
    const { thread } = await talk();
    expect(bob.news).toEqual([]);
    ada.threads.reply(thread.id, 'Do you know, @Bob?');
    await meet();
    ada.threads.reply(thread.id, 'He has gone.');
    await meet();
    expect([bob.news, ada.news]).toEqual([[{ type: 'called', by: ADA.id }], []]);
  });

  it('TH9: is told once when the thread is resolved that they are answering', async () => {
    const { thread } = await talk();
    ada.threads.setResolved(thread.id, true);
    await meet();
    expect(bob.news).toEqual([]);
    ada.threads.setResolved(thread.id, false);
    await meet();
    bob.threads.drafts.write(thread.id, 'Adey');
    ada.threads.setResolved(thread.id, true);
    await meet();
    ada.threads.reply(thread.id, 'So be it.');
    await meet();
    expect([bob.news, ada.news]).toEqual([[{ type: 'resolved' }], []]);
  });
});
