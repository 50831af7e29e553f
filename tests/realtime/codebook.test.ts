import { afterAll, describe, expect, it } from 'vitest';
import { anchorSpan } from '#collab/anchors.ts';
import type { RoomConnection } from '#collab/connection.ts';
import { addTag } from '#collab/layer-document.ts';
import { textOf } from '#collab/text-document.ts';
import type { Codebook, Kind } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { newId, type TagId } from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import { articlesBehindCodebook } from '#server/db/projections.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type TestArticle } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** The default codebook without a label: nobody is offered it any more. */
function retiring(label: string): Codebook {
  const retired = (kind: Kind): Kind => ({
    ...kind,
    labels: kind.labels.map((one) => (one.id === label ? { ...one, retired: true } : one)),
  });
  return { ...DEFAULT_CODEBOOK, kinds: DEFAULT_CODEBOOK.kinds.map(retired) };
}

async function save(desk: Desk, basedOn: number, codebook: Codebook): Promise<void> {
  const actor = await desk.actor(desk.owner);
  const { projectId } = desk;
  await desk.commands.saveCodebook(actor, { projectId, basedOn, codebook, note: '' });
}

/** The versions a page was told of, in order. */
function versionsHeard(page: RoomConnection): number[] {
  const versions: number[] = [];
  page.onNotice((notice) => notice.type === 'codebook' && versions.push(notice.version));
  return versions;
}

/** Somebody tags the mayor as a person, and their row is written. */
async function tagMayor(desk: Desk, article: TestArticle): Promise<void> {
  const me = await desk.teammate('annotator');
  const [text, layer] = [desk.join(me, article.text), desk.join(me, article.layer)];
  await Promise.all([text.synced, layer.synced]);
  addTag(layer.doc, {
    id: newId<TagId>(),
    kind: 'entity',
    label: 'person',
    parts: { mention: [anchorSpan(textOf(text.doc), 4, 9)] },
    fields: {},
    createdBy: me.accountId,
    createdAt: Date.now(),
  });
  await until('there is a row', async () => (await problemsOf(article)).length === 1);
}

async function problemsOf({ layerId }: TestArticle): Promise<readonly (Problem[] | null)[]> {
  const rows = await database.query<{ problem: Problem[] | null }>(
    'select problem from tag where layer_id = $1',
    [layerId],
  );
  return rows.map(({ problem }) => problem);
}

const RETIRED = [[{ path: 'label', message: 'The label Person was retired.' }]];

describe('a codebook that changes while articles are open', () => {
  it('CB8: is told to every page of its project, at every server, and to whoever comes later', async () => {
    const desk = await openDesk(database);
    const elsewhere = await openDesk(database);
    const article = await desk.article();
    const near = desk.join(desk.owner, article.layer);
    const far = desk.join(desk.owner, article.layer, `127.0.0.1:${elsewhere.port}`);
    const strange = elsewhere.join(elsewhere.owner, (await elsewhere.article()).layer);
    const heard = [near, far, strange].map(versionsHeard);
    await Promise.all([near.synced, far.synced, strange.synced]);
    await save(desk, 1, retiring('person'));
    await until('both pages know', () => heard.slice(0, 2).every((one) => one.includes(2)));
    const late = versionsHeard(desk.join(desk.owner, article.layer));
    await until('the late page knows', () => late.includes(2));
    expect(heard[2]).not.toContain(2);
  });

  it('CB9: has every tag of the project checked against it, though nobody has the article open', async () => {
    const desk = await openDesk(database);
    const articles = await Promise.all([desk.article(), desk.article(), desk.article()]);
    for (const article of articles) await tagMayor(desk, article);
    desk.leave();
    expect(await Promise.all(articles.map(problemsOf))).toEqual([[null], [null], [null]]);
    await save(desk, 1, retiring('person'));
    for (const article of articles)
      await until('its tag is marked', async () => (await problemsOf(article))[0] !== null);
    expect(await Promise.all(articles.map(problemsOf))).toEqual([RETIRED, RETIRED, RETIRED]);
    await save(desk, 2, DEFAULT_CODEBOOK);
    for (const article of articles)
      await until('its tag is sound again', async () => (await problemsOf(article))[0] === null);
  });

  it('CB9: a server that was away when it changed checks the tags when it is back', async () => {
    const desk = await openDesk(database);
    const article = await desk.article();
    await tagMayor(desk, article);
    desk.leave();
    await desk.whileAway(() => save(desk, 1, retiring('person')));
    await until('its tag is marked', async () => (await problemsOf(article))[0] !== null);
    expect(await problemsOf(article)).toEqual(RETIRED);
    expect(await articlesBehindCodebook(database, desk.projectId, 10)).toEqual([]);
  });

  it('CB9: settled rows were checked against the codebook of this moment', async () => {
    const desk = await openDesk(database);
    const article = await desk.article();
    await tagMayor(desk, article);
    await save(desk, 1, retiring('person'));
    await desk.realtime.settle(article.id);
    expect(await problemsOf(article)).toEqual(RETIRED);
    expect(await desk.realtime.checkRows({ type: 'article', id: article.id })).toEqual([]);
  });
});
