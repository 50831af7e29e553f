import { afterAll, expect, it } from 'vitest';
import { addLink, addTag, changeTag, removeTag } from '#collab/layer-document.ts';
import { decide } from '#collab/review-document.ts';
import { addThread, resolveThread } from '#collab/thread-document.ts';
import { newId, type CommentId, type LinkId, type TagId, type ThreadId } from '#domain/ids.ts';
import { createQueries } from '#server/queries/queries.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const queries = createQueries({ database, now: () => new Date() });

function tagOf(id: TagId) {
  const made = { createdBy: null, createdAt: Date.now() };
  return { id, kind: 'entity', label: 'person', parts: {}, fields: {}, ...made };
}

it('HS1: the history of a tag has every step of it, of its decisions and its threads', async () => {
  const desk = await openDesk(database);
  const article = await desk.article();
  const thread = { type: 'thread', id: article.layerId } as const;
  const rooms = [article.layer, article.review, thread].map((room) => desk.join(desk.owner, room));
  const [layer, review, threads] = rooms;
  if (!layer || !review || !threads) throw new Error('no rooms');
  await Promise.all(rooms.map(({ synced }) => synced));
  const saved = () =>
    until('all is saved', () => rooms.every(({ state }) => state.type === 'saved'));
  const tagId = newId<TagId>();
  const at = Date.now();
  addTag(layer.doc, tagOf(tagId));
  addTag(layer.doc, tagOf(newId<TagId>())); // another, of which nothing is told
  await saved();
  changeTag(layer.doc, tagId, { label: 'place' });
  await saved();
  decide(review.doc, { tagId, state: 'rejected', reason: 'No.', digest: '', by: null, at });
  await saved();
  const id = newId<ThreadId>();
  addThread(
    threads.doc,
    { id, subject: { type: 'tag', tagId }, resolved: null, createdBy: null, createdAt: at },
    {
      id: newId<CommentId>(),
      threadId: id,
      text: 'Why?',
      mentions: [],
      createdBy: null,
      createdAt: at,
      editedAt: null,
    },
  );
  await saved();
  resolveThread(threads.doc, id, { by: null, at });
  await saved();

  const steps = await queries.tagHistory(await desk.actor(desk.owner), {
    articleId: article.id,
    tagId,
  });
  expect(steps.map(({ subject, verb }) => `${subject} ${verb}`)).toEqual([
    'thread changed',
    'comment created',
    'decision created',
    'tag changed',
    'tag created',
  ]);
  expect(steps.every(({ by }) => by === desk.owner.accountId)).toBe(true);
  expect(steps[2]?.after).toMatchObject({ state: 'rejected', reason: 'No.' });
  expect([steps[3]?.before, steps[3]?.after]).toEqual([{ label: 'person' }, { label: 'place' }]);
  expect(steps[1]?.after).toBeNull();
});

it('HS3: a removed tag is listed with what it was and its links, until it is back', async () => {
  const desk = await openDesk(database);
  const article = await desk.article();
  const page = desk.join(desk.owner, article.layer);
  await page.synced;
  const saved = () => until('it is saved', () => page.state.type === 'saved');
  const [from, to] = [newId<TagId>(), newId<TagId>()];
  addTag(page.doc, tagOf(from));
  addTag(page.doc, tagOf(to));
  const link = { id: newId<LinkId>(), type: 'about', from, to, away: null };
  addLink(page.doc, { ...link, createdBy: null, createdAt: Date.now() });
  await saved();
  changeTag(page.doc, from, { label: 'place' });
  await saved();
  removeTag(page.doc, from);
  await saved();
  const actor = await desk.actor(desk.owner);
  const [removed, ...others] = await queries.removedTags(actor, article.id);
  expect(others).toEqual([]);
  expect(removed).toMatchObject({
    id: from,
    by: desk.owner.accountId,
    record: { kind: 'entity', label: 'place' },
    links: [{ id: link.id, record: { type: 'about', from, to } }],
  });
  addTag(page.doc, tagOf(from));
  await saved();
  expect(await queries.removedTags(actor, article.id)).toEqual([]);
});
