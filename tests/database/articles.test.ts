import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks, textOf } from '#collab/text-document.ts';
import { roomName } from '#collab/rooms.ts';
import { ARTICLE_LIMIT } from '#domain/limits.ts';
import { paragraph, textOfBlocks, type Block } from '#domain/text/block.ts';
import { sha256 } from '#domain/text/hash.ts';
import { loadDocument } from '#server/db/documents.ts';
import { freshDatabase } from '../support/database.ts';
import { addMember, articleForm, foundWorkspace, openServer } from '../support/team.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const { commands, queries } = openServer(database);
const { workspaceId, member } = await foundWorkspace(database);
const editor = member('editor');

const newProject = async () =>
  (await commands.createProject(editor, { workspaceId, name: 'Harbour' })).projectId;

describe('a new article', () => {
  it('has its text, with headings and marks, in a document of its own', async () => {
    const blocks: Block[] = [
      { type: { name: 'heading', level: 1 }, runs: [{ text: 'Ferry stays' }] },
      { type: { name: 'paragraph' }, runs: [{ text: 'It ' }, { text: 'stays', strong: true }] },
      { type: { name: 'bullet', indent: 0 }, runs: [{ text: 'in port 👩‍🚀' }] },
    ];
    const form = { ...articleForm(await newProject()), blocks };
    const created = await commands.createArticle(editor, form);
    if (created.type !== 'created') throw new Error('there was one like it');
    const stored = await loadDocument(database, roomName({ type: 'text', id: created.articleId }));
    const doc = new Y.Doc();
    for (const { bytes } of stored?.tail ?? []) Y.applyUpdate(doc, bytes);
    expect(readBlocks(textOf(doc))).toEqual(blocks);
    const [row] = await database.query(
      `select text, sha256, word_count from article_text where article_id = $1`,
      [created.articleId],
    );
    const text = textOfBlocks(blocks);
    expect(row).toEqual({ text, sha256: await sha256(text), word_count: 6 });
  });

  it('opens with its rooms, writable as the role allows', async () => {
    const created = await commands.createArticle(editor, articleForm(await newProject()));
    if (created.type !== 'created') throw new Error('there was one like it');
    const rights = async (role: 'editor' | 'annotator' | 'viewer') => {
      const { rooms } = await queries.openArticle(member(role), created.articleId);
      return rooms.filter((room) => room.mayWrite).map((room) => room.type);
    };
    expect(await rights('editor')).toEqual(['text', 'layer', 'review', 'register', 'thread']);
    expect(await rights('annotator')).toEqual(['layer', 'register', 'thread']);
    expect(await rights('viewer')).toEqual([]);
  });

  it('HD4: opens with the keys somebody chose for themselves, and nobody else’s', async () => {
    const created = await commands.createArticle(editor, articleForm(await newProject()));
    if (created.type !== 'created') throw new Error('there was one like it');
    const keysOf = async (role: 'editor' | 'viewer') =>
      (await queries.openArticle(member(role), created.articleId)).me.keys;
    await commands.changeOwnKeys(editor, { keys: { 'next-tag': 'b', help: 'F2' } });
    expect(await keysOf('editor')).toEqual({ 'next-tag': 'b', help: 'F2' });
    expect(await keysOf('viewer')).toEqual({});
    await commands.changeOwnKeys(editor, { keys: {} });
    expect(await keysOf('editor')).toEqual({});
  });

  it('HD4: takes no keys that are none', async () => {
    const tooMany = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`c${at}`, 'b']));
    for (const keys of [
      null,
      { 'no id!': 'b' },
      { help: '' },
      { help: 'x'.repeat(41) },
      { help: 7 },
      tooMany,
    ])
      await expect(commands.changeOwnKeys(editor, { keys })).rejects.toMatchObject({ status: 400 });
  });

  it('names whoever left work in it, also after they left the team', async () => {
    const created = await commands.createArticle(editor, articleForm(await newProject()));
    if (created.type !== 'created') throw new Error('there was one like it');
    const { accountId } = await addMember(database, workspaceId, 'annotator');
    const { layer } = await queries.openArticle(editor, created.articleId);
    const namedIds = async () =>
      (await queries.openArticle(editor, created.articleId)).people.map(({ id }) => id);
    await database.query(
      `insert into tag (layer_id, id, kind, digest, quote, created_by, created_at, changed_at)
       values ($1, 'a-tag', 'claim', '', 'It stays', $2, now(), now())`,
      [layer.id, accountId],
    );
    await commands.removeMember(member('owner'), { workspaceId, accountId });
    expect(await namedIds()).toContain(accountId);
    await database.query(`delete from tag where layer_id = $1`, [layer.id]);
    expect(await namedIds()).not.toContain(accountId);
  });

  it.each([
    ['no blocks', [], 400],
    ['only blanks', [paragraph(' \u00a0\n\t ')], 400],
    ['more than can be kept', [paragraph('word '.repeat(ARTICLE_LIMIT / 4))], 400],
    ['something else', { text: 'x' }, 400],
    ['an unknown block', [{ type: { name: 'table' }, runs: [] }], 400],
  ])('is refused when its text is %s', async (_, blocks, status) => {
    const form = { ...articleForm(await newProject()), blocks };
    await expect(commands.createArticle(editor, form)).rejects.toMatchObject({ status });
  });

  it('keeps no control characters, half characters or scripts in links', async () => {
    const blocks = [
      {
        type: { name: 'paragraph' },
        runs: [{ text: 'a\0b\ud800c' }, { text: 'd', link: { href: 'javascript:alert(1)' } }],
      },
    ];
    const form = { ...articleForm(await newProject(), 'A\0title'), blocks };
    const created = await commands.createArticle(editor, form);
    if (created.type !== 'created') throw new Error('there was one like it');
    const [row] = await database.query<{ text: string; title: string }>(
      `select title, text from article join article_text on article_id = id where id = $1`,
      [created.articleId],
    );
    expect(row).toEqual({ title: 'Atitle', text: 'ab\uFFFDcd\n' });
  });

  it.each([
    ['title', ''],
    ['publishedOn', '2026-02-30'],
    ['url', 'javascript:alert(1)'],
    ['url', 'not an address'],
    ['language', 'not a language'],
  ])('is refused with the field %s as %j', async (field, value) => {
    const form = { ...articleForm(await newProject()), [field]: value };
    await expect(commands.createArticle(editor, form)).rejects.toMatchObject({
      status: 400,
      field,
    });
  });

  it('is not taken by an archived project, until that is restored', async () => {
    const projectId = await newProject();
    await commands.archiveProject(editor, { projectId });
    await expect(commands.createArticle(editor, articleForm(projectId))).rejects.toMatchObject({
      code: 'project-archived',
    });
    await commands.restoreProject(editor, { projectId });
    await expect(commands.createArticle(editor, articleForm(projectId))).resolves.toBeDefined();
  });
});

describe('an article of an archived project', () => {
  it('can be read but not changed, by nobody', async () => {
    const projectId = await newProject();
    const created = await commands.createArticle(editor, articleForm(projectId));
    if (created.type !== 'created') throw new Error('there was one like it');
    const { articleId } = created;
    await commands.archiveProject(editor, { projectId });

    const { rooms } = await queries.openArticle(editor, articleId);
    expect(rooms.map(({ type, mayWrite }) => [type, mayWrite])).toEqual([
      ['text', false],
      ['layer', false],
      ['review', false],
      ['register', false],
      ['thread', false],
    ]);
    expect(await queries.articleDetailsPage(editor, articleId)).toMatchObject({ mayChange: false });
    const { blocks: _, acceptDuplicate: __, projectId: ___, ...fields } = articleForm(projectId);
    await expect(
      commands.changeArticleFields(editor, { articleId, ...fields }),
    ).rejects.toMatchObject({ code: 'project-archived' });
    await expect(queries.newArticlePage(editor, projectId)).rejects.toMatchObject({ status: 409 });
  });
});

describe('a likely duplicate', () => {
  it('is named by its text, title or address before it is made', async () => {
    const projectId = await newProject();
    const first = { ...articleForm(projectId), url: 'https://example.org/ferry' };
    await commands.createArticle(editor, first);
    const other = { ...first, title: 'Other', url: '', blocks: [paragraph('Other words.')] };
    const because = async (form: typeof first) => {
      const answer = await commands.createArticle(editor, form);
      return answer.type === 'created' ? null : answer.duplicates.map((each) => each.because);
    };
    expect(await because({ ...other, blocks: first.blocks })).toEqual(['text']);
    expect(await because({ ...other, title: 'FERRY STAYS' })).toEqual(['title']);
    expect(await because({ ...other, url: first.url })).toEqual(['url']);
    expect(await because({ ...first, acceptDuplicate: true })).toBeNull();
    expect(await because(other)).toBeNull();
  });

  it('is looked for in its own project only', async () => {
    await commands.createArticle(editor, articleForm(await newProject()));
    const elsewhere = await commands.createArticle(editor, articleForm(await newProject()));
    expect(elsewhere.type).toBe('created');
  });
});

it('what is said about an article can be corrected, and emptied', async () => {
  const form = { ...articleForm(await newProject()), outlet: 'Post', publishedOn: '2026-03-01' };
  const created = await commands.createArticle(editor, form);
  if (created.type !== 'created') throw new Error('there was one like it');
  const { articleId } = created;
  const fields = { title: ' Ferry  goes ', outlet: '', byline: 'Ada', publishedOn: '' };
  await commands.changeArticleFields(editor, { articleId, ...fields, url: '', language: 'PT-br' });
  const { article } = await queries.articleDetailsPage(editor, articleId);
  expect(article).toMatchObject({
    title: 'Ferry goes',
    outlet: '',
    byline: 'Ada',
    publishedOn: null,
    language: 'pt-BR',
  });
});
