import { afterAll, expect, it } from 'vitest';
import { anchorSpan } from '#collab/anchors.ts';
import { addTag } from '#collab/layer-document.ts';
import { textOf } from '#collab/text-document.ts';
import { newId, type TagId } from '#domain/ids.ts';
import { createQueries } from '#server/queries/queries.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const queries = createQueries({ database, now: () => new Date() });

it('RV7: two revisions are compared with what became of the tags, and a revision with now', async () => {
  const desk = await openDesk(database);
  const article = await desk.article(['The mayor opened the bridge.']);
  const [text, layer] = [desk.join(desk.owner, article.text), desk.join(desk.owner, article.layer)];
  await Promise.all([text.synced, layer.synced]);
  const actor = await desk.actor(desk.owner);
  const articleId = article.id;
  const saved = () =>
    until('it is saved', () => [text, layer].every(({ state }) => state.type === 'saved'));
  const tagOn = (start: number, end: number): TagId => {
    const id = newId<TagId>();
    const parts = { mention: [anchorSpan(textOf(text.doc), start, end)] };
    const made = { createdBy: null, createdAt: Date.now() };
    addTag(layer.doc, { id, kind: 'entity', label: 'person', parts, fields: {}, ...made });
    return id;
  };
  const mayor = tagOn(4, 9);
  const bridge = tagOn(21, 27);
  await saved();
  await desk.commands.freezeArticle(actor, { articleId });
  await desk.commands.unfreezeArticle(actor, { articleId });
  await until('the page may write', () => text.mayWrite);
  textOf(text.doc).delete(21, 6);
  textOf(text.doc).insert(0, 'Today ');
  await saved();
  await desk.commands.freezeArticle(actor, { articleId });

  const between = await queries.revisionsPage(actor, articleId, { from: '1', to: '2' });
  expect(between.revisions.map(({ number, words }) => `${number}: ${words}`)).toEqual([
    '2: 5',
    '1: 5',
  ]);
  expect(between.comparison?.pieces[0]).toEqual({ type: 'added', text: 'Today ' });
  expect(between.comparison?.changes).toMatchObject([{ tag: { id: bridge }, what: 'detached' }]);
  expect(between.comparison?.changes?.some(({ tag }) => tag.id === mayor)).toBe(false);

  await desk.realtime.settle(articleId);
  const now = await queries.revisionsPage(actor, articleId, { from: '2', to: 'now' });
  expect(now.comparison).toMatchObject({ from: 2, to: null, changes: [] });

  await database.query('update revision set has_tags = false where article_id = $1', [articleId]);
  const unknown = await queries.revisionsPage(actor, articleId, { from: '1', to: '2' });
  expect(unknown.comparison?.changes).toBeNull();
  const missing = queries.revisionsPage(actor, articleId, { from: '9', to: 'now' });
  await expect(missing).rejects.toMatchObject({ status: 404 });
});
