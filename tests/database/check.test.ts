import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { addTag } from '#collab/layer-document.ts';
import { roomName } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import { newId, type TagId } from '#domain/ids.ts';
import { anchorSpan } from '#collab/anchors.ts';
import { check } from '#server/cli/check.ts';
import { readArguments, type CheckRequest } from '#server/cli/arguments.ts';
import { replaceLogBySnapshot } from '#server/db/documents.ts';
import { compact } from '#server/realtime/compaction.ts';
import { makeSnapshotHere } from '#server/realtime/snapshot.ts';
import { openDesk, until, type Desk, type TestArticle } from '../realtime/desk.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const PROGRAM = fileURLToPath(new URL('../../build/copydesk.js', import.meta.url));
const ALL: CheckRequest = { repair: false, projectId: null, articleId: null };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** A desk with one article in which the words “mayor opened” are tagged, saved and projected. */
async function taggedArticle(): Promise<{ desk: Desk; article: TestArticle; tagId: TagId }> {
  const desk = await openDesk(database);
  const article = await desk.article();
  const annotator = await desk.teammate('annotator');
  const text = desk.join(annotator, article.text);
  const layer = desk.join(annotator, article.layer);
  await Promise.all([text.synced, layer.synced]);
  const tagId = newId<TagId>();
  addTag(layer.doc, {
    id: tagId,
    kind: 'entity',
    label: 'person',
    parts: { mention: [anchorSpan(textOf(text.doc), 4, 16)] },
    fields: {},
    createdBy: annotator.accountId,
    createdAt: Date.now(),
  });
  await until('it is saved', () => layer.state.type === 'saved');
  await desk.realtime.settle(article.id);
  return { desk, article, tagId };
}

async function findings(request: Partial<CheckRequest> = {}) {
  const lines: string[] = [];
  const count = await check(database, { ...ALL, ...request }, (line) => lines.push(line));
  return { count, said: lines.join('\n') };
}

describe('copydesk check', () => {
  test('OB1: rows that say what the log says are no finding', async () => {
    const { article } = await taggedArticle();
    const { count, said } = await findings({ articleId: article.id });
    expect(count).toBe(0);
    expect(said).toContain('1 article and 0 registers checked: rows, logs and revisions agree');
  });

  test('OB1: each kind of difference is told in words', async () => {
    const { desk, article, tagId } = await taggedArticle();
    const { id: articleId, layerId } = article;
    await desk.realtime.settleRegister(desk.projectId);
    await database.query(`update tag set label = 'place' where id = $1`, [tagId]);
    await database.query(`delete from tag_span where tag_id = $1`, [tagId]);
    await database.query(
      `insert into entity (project_id, id, name, type, stands_for, created_at)
       values ($1, 'e1', 'Nobody', 'person', 'e1', now())`,
      [desk.projectId],
    );
    const { count, said } = await findings({ projectId: desk.projectId });
    expect(said).toContain(`tag ${tagId}: label is "place", the log says "person"`);
    expect(said).toContain(`span of tag ${tagId} mention 0: is in the log, but not a row`);
    expect(said).toContain('entity e1: is a row, but not in the log');
    expect(count).toBe(3);
    await database.query('delete from tag where layer_id = $1', [layerId]);
    expect((await findings({ articleId })).said).toContain(`tag ${tagId}: is in the log`);
  });

  test('OB2: repairing writes rows anew, leaves documents and the time of change alone, and is done once', async () => {
    const { article, tagId } = await taggedArticle();
    const request = { articleId: article.id };
    const state = () =>
      database.query(
        `select (select changed_at from article where id = $1) as changed,
           (select string_agg(doc_id || seq || encode(bytes, 'hex'), ',' order by doc_id, seq)
            from doc_update) as log`,
        [article.id],
      );
    const before = await state();
    await database.query(`update tag set quote = 'wrong', detached = true where id = $1`, [tagId]);
    const { count, said } = await findings({ ...request, repair: true });
    expect(count).toBeGreaterThan(0);
    expect(said).toMatch(/repaired$/m);
    expect(await findings(request)).toMatchObject({ count: 0 });
    expect(await state()).toEqual(before);
  });

  test('OB2: rows that claim to be further than their log are written anew', async () => {
    const { article, tagId } = await taggedArticle();
    await database.query('update projection set seq = seq + 100 where doc_id = $1', [
      roomName(article.layer),
    ]);
    await database.query(`update tag set quote = 'wrong' where id = $1`, [tagId]);
    const changed = () =>
      database.query('select changed_at from article where id = $1', [article.id]);
    const before = await changed();
    await findings({ articleId: article.id, repair: true });
    expect(await findings({ articleId: article.id })).toMatchObject({ count: 0 });
    expect(await changed()).toEqual(before);
  });

  test('OB3: a log with a hole, a snapshot that cannot be read and a false hash are found', async () => {
    const { article } = await taggedArticle();
    const request = { articleId: article.id };
    const docId = roomName(article.layer);
    const { rows } = await database.pool.query(
      'delete from doc_update where doc_id = $1 returning *',
      [docId],
    );
    expect((await findings(request)).said).toMatch(/layer.*: its log lacks update/);
    const bytes = Uint8Array.of(1, 1, 7, 200);
    await database.transaction((tx) =>
      replaceLogBySnapshot(tx, { docId, upto: rows.length, bytes, nodeId: 'of the test' }),
    );
    expect((await findings(request)).said).toMatch(/its snapshot of update \d+ cannot be read/);
    await database.query('update doc_snapshot set bytes = $2 where doc_id = $1', [
      docId,
      Y.encodeStateAsUpdate(new Y.Doc()),
    ]);
    await database.query(
      `insert into revision (article_id, number, text, sha256, seq, created_by)
       select id, 1, 'changed', $2, 1, created_by from article where id = $1`,
      [article.id, createHash('sha256').update('as it was').digest('hex')],
    );
    expect((await findings(request)).said).toContain(
      'revision 1: its text is not the one its hash names',
    );
  });

  test('OB3: a document is whole behind a snapshot, too', async () => {
    const { article } = await taggedArticle();
    const order = {
      upto: Infinity,
      nodeId: 'of the test',
      isWorthIt: () => true,
      makeSnapshot: makeSnapshotHere,
    };
    await compact(database, article.text, order);
    await compact(database, article.layer, order);
    expect(await findings({ articleId: article.id })).toMatchObject({ count: 0 });
  });

  test('OB4: people who write all the while are in nobody’s way, and no difference is made up', async () => {
    const { desk, article } = await taggedArticle();
    const page = desk.join(await desk.teammate('editor'), article.text);
    await page.synced;
    const typing = setInterval(() => textOf(page.doc).insert(0, 'x'), 5);
    onTestFinished(() => clearInterval(typing));
    for (let round = 0; round < 3; round++) {
      const { count, said } = await findings({ articleId: article.id, repair: true });
      expect(said).toContain('A server is running');
      expect(count).toBe(0);
    }
    clearInterval(typing);
    await until('it is saved', () => page.state.type === 'saved');
    await desk.realtime.settle(article.id);
    expect(await findings({ articleId: article.id })).toMatchObject({ count: 0 });
  });

  test('OB4: the program ends with 0, 1 or 2, on a database that a server may be using', async () => {
    const { article, tagId } = await taggedArticle();
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [PROGRAM, ...words], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATABASE_URL: database.connectionString },
      });
    expect(run('check', '--article', article.id)).toMatchObject({ status: 0, stderr: '' });
    await database.query(`update tag set label = 'place' where id = $1`, [tagId]);
    expect(run('check', '--article', article.id)).toMatchObject({ status: 1, stderr: '' });
    expect(run('check', '--article', 'nothing')).toMatchObject({ status: 2 });
    expect(run('chekc').stderr).toContain('Usage: copydesk check');
  });

  test('its words are read, and wrong ones refused', () => {
    expect(readArguments(['check', '--repair', '--project', 'p1'])).toEqual({
      repair: true,
      projectId: 'p1',
      articleId: null,
    });
    expect(readArguments(['--help'])).toBeNull();
    expect(() => readArguments(['check', '--mend'])).toThrow('Usage: copydesk check');
  });
});
