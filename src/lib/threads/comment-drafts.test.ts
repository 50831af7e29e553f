// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorSpan } from '#collab/anchors.ts';
import { seedText, textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type ArticleId, type TagId, type ThreadId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import { CommentDrafts, forgetCommentDrafts } from './comment-drafts.svelte.ts';

const owner = { accountId: newId<AccountId>(), articleId: newId<ArticleId>() };
const onTag = () => ({ type: 'tag', tagId: newId<TagId>() }) as const;

function onWords(start: number, end: number) {
  const text = new Y.Doc();
  seedText(text, [paragraph('The mayor said no.')]);
  return { type: 'words', places: [anchorSpan(textOf(text), start, end)] } as const;
}

/** What the person finds who opens the article anew in the same tab. */
const reopened = (of = owner): CommentDrafts => new CommentDrafts(sessionStorage, of);

/** That of a browser which refuses whatever it shall keep. */
function fullStorage(): Storage {
  return {
    length: 0,
    clear: () => undefined,
    getItem: () => null,
    key: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException('Full', 'QuotaExceededError');
    },
  };
}

beforeEach(() => sessionStorage.clear());

describe('what was typed and not sent', () => {
  it('TH9: is there when the person comes back, until it was sent or given up', () => {
    const thread = newId<ThreadId>();
    reopened().write(thread, 'Is it?');
    const drafts = reopened();
    expect([drafts.has(thread), drafts.textOf(thread)]).toEqual([true, 'Is it?']);
    drafts.forget(thread);
    expect([reopened().has(thread), sessionStorage.length]).toEqual([false, 0]);
  });

  it('TH9: is its author’s, and of one article', () => {
    const thread = newId<ThreadId>();
    reopened().write(thread, 'Is it?');
    expect(reopened({ ...owner, accountId: newId<AccountId>() }).has(thread)).toBe(false);
    expect(reopened({ ...owner, articleId: newId<ArticleId>() }).has(thread)).toBe(false);
  });

  it('TH9: of a new thread says what it is about', () => {
    const drafts = reopened();
    const subjects = [onTag(), onWords(4, 9)];
    for (const subject of subjects) {
      drafts.think(subject, 'mayor');
      drafts.write(drafts.takesFocus as ThreadId, 'Who is it?');
    }
    const again = reopened();
    expect(again.threads.map(({ subject }) => subject)).toEqual(subjects);
    expect(again.unsent.map(([, text]) => text)).toEqual(['Who is it?', 'Who is it?']);
    expect(again.takesFocus).toBeNull();
  });

  it('TH9: waits where a new thread was thought of before; one without a word does not', () => {
    const drafts = reopened();
    const subject = onTag();
    drafts.think(onTag(), 'council');
    drafts.think(subject, 'mayor');
    const id = drafts.takesFocus as ThreadId;
    drafts.write(id, 'Who is it?');
    drafts.think({ ...subject }, 'mayor');
    expect(drafts.threads.map((thread) => thread.id)).toEqual([id]);
    drafts.think(onTag(), 'bridge');
    expect(drafts.threads.map(({ words }) => words)).toEqual(['mayor', 'bridge']);
  });

  it('is nothing once its field was emptied and left', () => {
    const drafts = reopened();
    const thread = newId<ThreadId>();
    drafts.write(thread, ' ');
    expect([drafts.has(thread), reopened().has(thread)]).toEqual([true, false]);
    drafts.leave(thread);
    expect(drafts.has(thread)).toBe(false);
  });

  it('is left to nobody after signing out, and nothing else is touched', () => {
    sessionStorage.setItem('link-start', 'null');
    reopened().write(newId<ThreadId>(), 'Is it?');
    forgetCommentDrafts(sessionStorage);
    expect([sessionStorage.length, sessionStorage.key(0)]).toEqual([1, 'link-start']);
  });

  it('is not asked for where what is kept cannot be read', () => {
    for (const junk of ['{', 'null', '{"threads":5,"texts":[[1,2]]}', '{"threads":[{}]}']) {
      sessionStorage.setItem(`comment-drafts/${owner.accountId}/${owner.articleId}`, junk);
      expect([reopened().threads, reopened().unsent]).toEqual([[], []]);
    }
  });

  it.each([
    ['keeps nothing', null],
    ['has no room left', fullStorage()],
  ])('is kept by the page alone in a browser that %s, which says so', (_, storage) => {
    const drafts = new CommentDrafts(storage, owner);
    const thread = newId<ThreadId>();
    drafts.write(thread, 'Is it?');
    expect([drafts.textOf(thread), drafts.isUnkept]).toEqual(['Is it?', true]);
    drafts.forget(thread);
    expect(drafts.isUnkept).toBe(false);
  });

  it('OF3: is left nowhere once its author has signed out, nor is what is typed into the page then', () => {
    const drafts = reopened();
    const thread = newId<ThreadId>();
    drafts.write(thread, 'Is it?');
    drafts.end();
    expect([drafts.unsent, sessionStorage.length]).toEqual([[], 0]);
    drafts.write(thread, 'Is it');
    expect([sessionStorage.length, drafts.isUnkept]).toEqual([0, false]);
  });
});
