import { afterAll, describe, expect, it } from 'vitest';
import { anchorSpan } from '#collab/anchors.ts';
import {
  addLink,
  addTag,
  changeTag,
  readLinks,
  readTags,
  type LayerTag,
} from '#collab/layer-document.ts';
import { addEntity, changeEntity } from '#collab/register-document.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { pastOf } from '#collab/tag-past.ts';
import { textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type EntityId, type LinkId, type TagId } from '#domain/ids.ts';
import type { Entity } from '#domain/tag/tag.ts';
import type { Actor } from '#server/access.ts';
import { OCCURRENCES_SHOWN } from '#server/queries/occurrences.ts';
import { createQueries } from '#server/queries/queries.ts';
import { readRemoved } from '../../src/lib/workspace/past/removed-tags.ts';
import { freshDatabase } from '../support/database.ts';
import { allFound } from '../support/found-in-project.ts';
import { openDesk, until, type Desk, type TestArticle } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const queries = createQueries({ database, now: () => new Date() });

const PERSON = { kind: 'entity', label: 'person', fields: {} } as const;
const SEARCH = {
  kind: 'entity',
  label: 'person',
  names: ['Okafor'],
  wholeWords: true,
  matchCase: true,
} as const;

function entity(name: string, said: Partial<Entity> = {}): Entity {
  return {
    id: newId<EntityId>(),
    name,
    type: 'person',
    aliases: [],
    note: '',
    role: '',
    url: '',
    wikidataId: '',
    mergedInto: null,
    removed: false,
    createdBy: null,
    createdAt: 1,
    ...said,
  };
}

/** Three articles that name Okafor, a page open on the first, and one of its names tagged. */
async function newsdesk() {
  const desk = await openDesk(database);
  const articles = [
    await desk.article(['Okafor spoke.', 'Then Okafor left with Holt.']),
    await desk.article(['Nobody saw Okafor.']),
    await desk.article(['The Okafors were out.']),
  ] as const;
  const me = await desk.teammate('annotator');
  const [first] = articles;
  const page = desk.join(me, first.layer);
  const text = desk.join(me, first.text);
  await Promise.all([page.synced, text.synced]);
  const tag = tagOn(text.doc, me.accountId);
  addTag(page.doc, tag);
  await until('it is saved', () => page.state.type === 'saved');
  for (const { id } of articles) await desk.realtime.settle(id);
  return { desk, articles, me, actor: await desk.actor(me), page, tag };
}

function tagOn(text: Parameters<typeof textOf>[0], by: AccountId): LayerTag {
  const mention = [anchorSpan(textOf(text), 0, 6)];
  const made = { createdBy: by, createdAt: Date.now() };
  return { id: newId<TagId>(), ...PERSON, parts: { mention }, ...made };
}

async function search(actor: Actor, { projectId }: Desk, sought: object = SEARCH) {
  return allFound(await queries.occurrences(actor, projectId, sought));
}

async function tagAll({ desk, actor }: Awaited<ReturnType<typeof newsdesk>>) {
  const { occurrences } = await search(actor, desk);
  const places = occurrences.map(({ articleId, start, end, context }) => ({
    articleId,
    start,
    end,
    words: context.words,
  }));
  const { projectId } = desk;
  return desk.commands.tagOccurrences(actor, { projectId, tag: PERSON, words: 'Okafor', places });
}

/** Tags them all, and waits for the tag of the open page. */
async function tagAllAndSee(news: Awaited<ReturnType<typeof newsdesk>>) {
  const { page, tag } = news;
  const { batchId } = await tagAll(news);
  await until('the open page has it', () => readTags(page.doc).good.length === 2);
  const added = readTags(page.doc).good.find(({ id }) => id !== tag.id);
  if (added === undefined || batchId === null) throw new Error('nothing was tagged');
  return { batchId, added };
}

/** Keeps the heads of documents locked, so that nothing of them can be committed, until released. */
async function blockCommits(rooms: readonly Room[]): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('select from doc_head where doc_id = any ($1) for update', [
    rooms.map(roomName),
  ]);
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

/** How many wait for a lock. */
async function waiting(): Promise<number> {
  const rows = await database.query(
    `select from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}

async function rowsOf(desk: Desk, { id, layerId }: TestArticle) {
  await desk.realtime.settle(id);
  return database.query<{ quote: string; by: string }>(
    `select quote, created_by as by from tag where layer_id = $1 order by start_utf16`,
    [layerId],
  );
}

describe('all occurrences in a project', () => {
  it('OC4: are those that are not yet tagged so', async () => {
    const { desk, actor, articles } = await newsdesk();
    const { occurrences, found, isComplete } = await search(actor, desk);
    expect({ found, isComplete }).toEqual({ found: 2, isComplete: true });
    expect(new Map(occurrences.map(({ articleId, start }) => [articleId, start]))).toEqual(
      new Map([
        [articles[0].id, 19],
        [articles[1].id, 11],
      ]),
    );
    expect(occurrences).toHaveLength(2);
    const anywhere = { ...SEARCH, wholeWords: false, matchCase: false, names: ['OKAFOR'] };
    expect((await search(actor, desk, anywhere)).occurrences).toHaveLength(3);
  });

  it('OC4: say what the words are tagged as otherwise, and are tagged beside it where that is wanted', async () => {
    const { desk, actor, articles, me, page, tag } = await newsdesk();
    changeTag(page.doc, tag.id, { label: 'organization' });
    await until('it is saved', () => page.state.type === 'saved');
    await desk.realtime.settle(articles[0].id);
    const [first, next] = (await search(actor, desk)).occurrences.filter(
      ({ articleId }) => articleId === articles[0].id,
    );
    expect(first).toMatchObject({
      start: 0,
      others: [
        { tagId: tag.id, kind: 'entity', label: 'organization', words: 'Okafor', by: me.accountId },
      ],
    });
    expect(next).toMatchObject({ start: 19, others: [] });
    const place = { articleId: articles[0].id, start: 0, end: 6, words: 'Okafor' };
    const order = { projectId: desk.projectId, tag: PERSON, words: 'Okafor' };
    const tagPlace = (beside: readonly string[]) =>
      desk.commands.tagOccurrences(actor, { ...order, places: [{ ...place, beside }] });
    expect(await tagPlace([])).toMatchObject({ tagged: 0, skipped: 1 });
    expect(await tagPlace([tag.id])).toMatchObject({ tagged: 1, skipped: 0 });
    expect((await rowsOf(desk, articles[0])).map(({ quote }) => quote)).toEqual([
      'Okafor',
      'Okafor',
    ]);
    expect(await tagPlace([tag.id])).toMatchObject({ tagged: 0, skipped: 1 });
  });

  it('OC4, OC5: are judged again where they are tagged, by what stands there by then', async () => {
    const { desk, actor, articles, me, page, tag } = await newsdesk();
    const [{ id: articleId, text }] = articles;
    const tagPlace = (start: number, beside: readonly string[]) =>
      desk.commands.tagOccurrences(actor, {
        projectId: desk.projectId,
        tag: PERSON,
        words: 'Okafor',
        places: [{ articleId, start, end: start + 6, words: 'Okafor', beside }],
      });
    // It was an organization when the list was made.
    expect(await tagPlace(0, [tag.id])).toMatchObject({ tagged: 0, skipped: 1 });
    const { doc, synced } = desk.join(me, text);
    await synced;
    const parts = { content: [anchorSpan(textOf(doc), 19, 25)] };
    const claim = { ...tag, id: newId<TagId>(), kind: 'claim', label: null, parts };
    addTag(page.doc, claim);
    await until('it is saved', () => page.state.type === 'saved');
    expect(await tagPlace(19, [])).toMatchObject({ tagged: 0, skipped: 1 });
    expect(await tagPlace(19, [claim.id])).toMatchObject({ tagged: 1, skipped: 0 });
  });

  it('OC8: are all counted, and as many listed as are tagged in one step', async () => {
    const { desk, actor } = await newsdesk();
    const many = await desk.article(['Okafor '.repeat(OCCURRENCES_SHOWN)]);
    await desk.realtime.settle(many.id);
    const { occurrences, found, isComplete } = await search(actor, desk);
    expect({ found, isComplete }).toEqual({ found: OCCURRENCES_SHOWN + 2, isComplete: true });
    expect(occurrences).toHaveLength(OCCURRENCES_SHOWN);
  });

  it('OC2: are found by every spelling of many names at once', async () => {
    const { desk, actor } = await newsdesk();
    const { id } = await desk.article(['Jörg (“J.”) O’Brien-Ohm paid $5 [sic].']);
    await desk.realtime.settle(id);
    const names = ['JÖRG ("J.") O\'Brien', 'Holt', '$5 [sic]'];
    const others = Array.from({ length: 60 }, (_, at) => `Nobody Číslo ${at}`);
    const sought = { ...SEARCH, names: [...names, ...others], wholeWords: false, matchCase: false };
    const { occurrences } = await search(actor, desk, sought);
    expect(occurrences.map(({ context }) => context.words).toSorted()).toEqual([
      '$5 [sic]',
      'Holt',
      'Jörg (“J.”) O’Brien',
    ]);
  });

  it('OC5: are tagged as one step of the person, in open pages and in rows', async () => {
    const news = await newsdesk();
    const { desk, articles, me, page } = news;
    expect(await tagAll(news)).toMatchObject({ tagged: 2, articles: 2, skipped: 0 });
    await until('the open page has it', () => readTags(page.doc).good.length === 2);
    expect(await rowsOf(desk, articles[1])).toEqual([{ quote: 'Okafor', by: me.accountId }]);
    await desk.realtime.settle(articles[0].id);
    expect(await desk.realtime.checkRows({ type: 'article', id: articles[0].id })).toEqual([]);
    const steps = await database.query(
      `select verb, actor_id as by from tag_event where doc_id = $1`,
      [`layer/${articles[1].layerId}`],
    );
    expect(steps).toEqual([{ verb: 'created', by: me.accountId }]);
  });

  it('OC5: are left alone where the words changed or were tagged meanwhile', async () => {
    const news = await newsdesk();
    const { desk, actor, articles, tag } = news;
    const [first] = articles;
    const place = { articleId: first.id, start: 19, end: 25, words: 'Okafor' };
    const tagged = { ...place, start: 0, end: 6 };
    const changed = { ...place, start: 2, end: 8 };
    const stranger = { ...place, articleId: newId<typeof first.id>() };
    const places = [tagged, changed, stranger, place, place];
    const order = { projectId: desk.projectId, tag: PERSON, words: 'Okafor', places };
    expect(await desk.commands.tagOccurrences(actor, order)).toMatchObject({
      tagged: 1,
      skipped: 4,
    });
    expect((await rowsOf(desk, first)).map(({ quote }) => quote)).toEqual(['Okafor', 'Okafor']);
    expect(tag.parts).toHaveProperty('mention');
  });

  it('HS1, HS2: are made in the history of each tag, with what it was made as', async () => {
    const news = await newsdesk();
    const { desk, actor, articles } = news;
    await tagAll(news);
    const [, { id: articleId, layerId }] = articles;
    await desk.realtime.settle(articleId);
    const [row] = await database.query<{ id: TagId }>('select id from tag where layer_id = $1', [
      layerId,
    ]);
    if (row === undefined) throw new Error('nothing was tagged');
    const steps = await queries.tagHistory(actor, { articleId, tagId: row.id });
    expect(steps).toMatchObject([
      { verb: 'created', by: actor.accountId, after: { kind: 'entity', label: 'person' } },
    ]);
    expect(pastOf(row.id, steps)).toMatchObject([
      { type: 'tag', tag: { label: 'person', parts: { mention: [{ quote: 'Okafor' }] } } },
    ]);
  });

  it('HS3: are among the removed tags once they are taken back, with the links that went along', async () => {
    const news = await newsdesk();
    const { desk, actor, articles, page, tag } = news;
    const { batchId, added } = await tagAllAndSee(news);
    const link = { id: newId<LinkId>(), type: 'about', from: tag.id, to: added.id, away: null };
    addLink(page.doc, { ...link, createdBy: null, createdAt: 1 });
    await until('it is saved', () => page.state.type === 'saved');
    await desk.commands.undoTagBatch(actor, { batchId });
    await until('the open page has it', () => readLinks(page.doc).good.length === 0);
    const [removed, ...others] = readRemoved(await queries.removedTags(actor, articles[0].id));
    expect(others).toEqual([]);
    expect(removed).toMatchObject({ tag: added, by: actor.accountId, links: [link] });
    if (removed === undefined) throw new Error('it is not listed');
    addTag(page.doc, removed.tag);
    removed.links.forEach((each) => addLink(page.doc, each));
    await until('it is saved', () => page.state.type === 'saved');
    expect(await queries.removedTags(actor, articles[0].id)).toEqual([]);
    expect(readLinks(page.doc).good).toMatchObject([link]);
  });

  it('OC5: are tagged once where two people do it at the same moment', async () => {
    const news = await newsdesk();
    const { desk, articles } = news;
    const other = await desk.actor(await desk.teammate('annotator'));
    const release = await blockCommits(articles.map(({ layer }) => layer));
    const both = Promise.all([tagAll(news), tagAll({ ...news, actor: other })]);
    await until('both wait for the other articles', async () => (await waiting()) === 2);
    await release();
    const made = await both;
    const counts = made.map(({ tagged, skipped }) => `${tagged} tagged, ${skipped} skipped`);
    expect(counts.toSorted()).toEqual(['0 tagged, 2 skipped', '2 tagged, 0 skipped']);
    expect(await rowsOf(desk, articles[0])).toHaveLength(2);
    expect(await rowsOf(desk, articles[1])).toHaveLength(1);
  });

  it('OC6: are left alone where somebody changes them while they are taken back', async () => {
    const news = await newsdesk();
    const { desk, actor, articles, page } = news;
    const { batchId, added } = await tagAllAndSee(news);
    const release = await blockCommits([articles[0].layer]);
    changeTag(page.doc, added.id, { label: 'place' });
    await until('the change waits', async () => (await waiting()) === 1);
    const undoing = desk.commands.undoTagBatch(actor, { batchId });
    await until('the step waits behind it', async () => (await waiting()) === 2);
    await release();
    expect(await undoing).toEqual({ undone: 1, left: 1 });
    await until('it is saved', () => page.state.type === 'saved');
    expect(readTags(page.doc).good).toHaveLength(2);
  });

  it('OC6: are taken back as one step, but for those that were changed since', async () => {
    const news = await newsdesk();
    const { desk, actor, articles, page } = news;
    const { batchId, added } = await tagAllAndSee(news);
    changeTag(page.doc, added.id, { label: 'place' });
    await until('it is saved', () => page.state.type === 'saved');
    expect(await desk.commands.undoTagBatch(actor, { batchId })).toEqual({ undone: 1, left: 1 });
    expect(await rowsOf(desk, articles[1])).toEqual([]);
    expect(readTags(page.doc).good).toHaveLength(2);
    await expect(desk.commands.undoTagBatch(actor, { batchId })).rejects.toMatchObject({
      code: 'batch-undone',
    });
  });

  it('OC7: are tagged in frozen articles too, and by nobody who may not tag', async () => {
    const news = await newsdesk();
    const { desk, articles } = news;
    const editor = await desk.actor(await desk.teammate('editor'));
    await desk.commands.freezeArticle(editor, { articleId: articles[1].id });
    expect(await tagAll(news)).toMatchObject({ tagged: 2 });
    const viewer = await desk.actor(await desk.teammate('viewer'));
    await expect(tagAll({ ...news, actor: viewer })).rejects.toMatchObject({ status: 403 });
    const stranger = await desk.actor(await desk.teammate(null));
    await expect(tagAll({ ...news, actor: stranger })).rejects.toMatchObject({ status: 404 });
    await desk.commands.archiveProject(editor, { projectId: desk.projectId });
    await expect(tagAll(news)).rejects.toMatchObject({ code: 'project-archived' });
  });
});

describe('the register', () => {
  it('EN7: gives chosen tags to another entity, as one step that can be taken back', async () => {
    const { desk, actor, articles, page, tag } = await newsdesk();
    const [right, wrong] = [entity('Ines Okafor'), entity('Ada Okafor')];
    const fields = { entity: { entity: wrong.id } };
    changeTag(page.doc, tag.id, { fields });
    await until('it is saved', () => page.state.type === 'saved');
    const { projectId } = desk;
    const tags = [
      { layerId: articles[0].layerId, tagId: tag.id },
      { layerId: articles[1].layerId, tagId: newId<TagId>() },
    ];
    const gift = { projectId, from: [wrong.id], to: right.id, name: right.name, tags };
    const { batchId, ...given } = await desk.commands.giveTags(actor, gift);
    expect(given).toEqual({ given: 1, skipped: 1 });
    const pointsAt = () => readTags(page.doc).good[0]?.fields['entity'];
    await until('the page has it', () => JSON.stringify(pointsAt()).includes(right.id));
    if (batchId === null) throw new Error('nothing was given');
    expect(await desk.commands.undoTagBatch(actor, { batchId })).toEqual({ undone: 1, left: 0 });
    await until('the page has it', () => JSON.stringify(pointsAt()).includes(wrong.id));
    const of = { articleId: articles[0].id, tagId: tag.id };
    const [undone, gave] = await queries.tagHistory(actor, of);
    const [pointed, points] = [wrong, right].map(({ id }) => ({ 'field:entity': { entity: id } }));
    const changed = ['field:entity'];
    expect(gave).toMatchObject({ verb: 'changed', changed, before: pointed, after: points });
    expect(undone).toMatchObject({ verb: 'changed', changed, before: points, after: pointed });
  });

  it('EN1: counts what points at a merged entity with the one that stands for it', async () => {
    const { desk, actor, me, page, tag, articles } = await newsdesk();
    const register = desk.join(me, desk.register);
    await register.synced;
    const [bank, ecb] = [entity('European Central Bank'), entity('ECB')];
    for (const each of [bank, ecb]) addEntity(register.doc, each);
    changeTag(page.doc, tag.id, { fields: { entity: { entity: ecb.id } } });
    changeEntity(register.doc, ecb.id, { mergedInto: bank.id });
    await until('all is saved', () =>
      [page, register].every(({ state }) => state.type === 'saved'),
    );
    await desk.realtime.settle(articles[0].id);
    await desk.realtime.settleRegister(desk.projectId);
    const view = { search: 'ecb', type: null, sort: 'name', removed: false, page: 1 } as const;
    const { entities, count } = await queries.registerPage(actor, desk.projectId, view);
    expect(count).toBe(1);
    expect(entities).toMatchObject([
      { id: bank.id, aliases: ['ECB'], mentions: 1, quotes: 0, articles: 1 },
    ]);
    const at = { projectId: desk.projectId, entityId: ecb.id };
    const uses = (entityId: EntityId) =>
      queries.entityUses(actor, { ...at, entityId, whenSplit: true });
    expect([await uses(ecb.id), await uses(bank.id)]).toMatchObject([{ tags: 1 }, { tags: 1 }]);
    const asked = await queries.entityPage(actor, at, { kind: null, page: 1 });
    expect(asked).toMatchObject({
      entity: { id: bank.id },
      counts: { tags: 1, mentions: 1 },
      uses: [{ tagId: tag.id, context: { before: '', words: 'Okafor', after: ' spoke.' } }],
    });
    changeEntity(register.doc, ecb.id, { mergedInto: null });
    await until('it is saved', () => register.state.type === 'saved');
    await desk.realtime.settleRegister(desk.projectId);
    expect(await queries.entityUses(actor, { ...at, entityId: bank.id })).toMatchObject({
      tags: 0,
    });
  });
});
