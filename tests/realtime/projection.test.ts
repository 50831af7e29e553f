import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorSpan } from '#collab/anchors.ts';
import type { RoomConnection } from '#collab/connection.ts';
import {
  addLink,
  addTag,
  changeTag,
  removeTag,
  tagsOf,
  type LayerTag,
} from '#collab/layer-document.ts';
import { addEntity } from '#collab/register-document.ts';
import { decide } from '#collab/review-document.ts';
import { roomName } from '#collab/rooms.ts';
import { effort } from '#tests/support/effort.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type EntityId, type LinkId, type TagId } from '#domain/ids.ts';
import { digest } from '#domain/review/digest.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { announce, loadDocument } from '#server/db/documents.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type TestArticle } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());

function personAt(text: Y.Doc, [start, end]: readonly [number, number], by: AccountId): LayerTag {
  return {
    id: newId<TagId>(),
    kind: 'entity',
    label: 'person',
    parts: { mention: [anchorSpan(textOf(text), start, end)] },
    fields: {},
    createdBy: by,
    createdAt: Date.now(),
  };
}

async function allSaved(...pages: readonly RoomConnection[]): Promise<void> {
  await until('all is saved', () => pages.every(({ state }) => state.type === 'saved'));
}

/** Pages of all rooms of an article, as one editor has them open. */
async function openArticle(desk: Desk, article: TestArticle) {
  const me = await desk.teammate('editor');
  const text = desk.join(me, article.text);
  const layer = desk.join(me, article.layer);
  const review = desk.join(me, article.review);
  await Promise.all([text.synced, layer.synced, review.synced]);
  return { me, text, layer, review };
}

async function spansOf(article: TestArticle) {
  return database.query<{ start: number | null; end: number | null; quote: string }>(
    `select start_utf16 as start, end_utf16 as end, quote from tag_span
     where layer_id = $1 order by start_utf16, tag_id, ordinal`,
    [article.layerId],
  );
}

describe('rows', () => {
  it('PJ1: a tag is a row soon after it was made, with its words, its place and its author', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['The mayor spoke.']);
    const { me, text, layer } = await openArticle(desk, article);
    const tag = personAt(text.doc, [4, 9], me.accountId);
    addTag(layer.doc, tag);
    await until('there is a row', async () => (await spansOf(article)).length === 1);
    const rows = await database.query(
      `select id, kind, label, quote, start_utf16 as start, detached, problem, digest,
         created_by as "createdBy", changed_by as "changedBy"
       from tag where layer_id = $1`,
      [article.layerId],
    );
    expect(rows).toEqual([
      {
        id: tag.id,
        kind: 'entity',
        label: 'person',
        quote: 'mayor',
        start: 4,
        detached: false,
        problem: null,
        digest: digest(tag),
        createdBy: me.accountId,
        changedBy: me.accountId,
      },
    ]);
  });

  it('PJ2: spans follow the text, and are kept without a place when their words are deleted', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['The mayor spoke.']);
    const { me, text, layer } = await openArticle(desk, article);
    addTag(layer.doc, personAt(text.doc, [4, 9], me.accountId));
    textOf(text.doc).insert(0, 'Yes. ');
    await allSaved(text, layer);
    await desk.realtime.settle(article.id);
    expect(await spansOf(article)).toEqual([{ start: 9, end: 14, quote: 'mayor' }]);

    textOf(text.doc).delete(8, 8);
    await allSaved(text);
    await desk.realtime.settle(article.id);
    expect(await spansOf(article)).toEqual([{ start: null, end: null, quote: 'mayor' }]);
    const [tally] = await database.query(
      'select tags, detached, problems from article_tally where article_id = $1',
      [article.id],
    );
    expect(tally).toEqual({ tags: 1, detached: 1, problems: 0 });
  });

  it('PJ3: settled rows say all that is committed, though nobody has the article open', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['.']);
    const page = await openArticle(desk, article);
    textOf(page.text.doc).insert(0, 'x');
    await allSaved(page.text);
    await desk.restart();
    await database.query('delete from projection');
    await database.query('delete from article_text');
    await desk.realtime.settle(article.id);
    const [row] = await database.query('select text from article_text where article_id = $1', [
      article.id,
    ]);
    expect(row).toEqual({ text: 'x.\n' });
  });

  it('PJ4: a record that breaks the codebook or its own shape is kept as a problem', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['The mayor spoke.']);
    const { me, text, layer } = await openArticle(desk, article);
    addTag(layer.doc, { ...personAt(text.doc, [4, 9], me.accountId), label: 'retired' });
    tagsOf(layer.doc).set('no id at all \u0000', 'no tag at all');
    addLink(layer.doc, {
      id: newId<LinkId>(),
      type: 'about',
      from: newId<TagId>(),
      to: newId<TagId>(),
      away: null,
      createdBy: me.accountId,
      createdAt: Date.now(),
    });
    await allSaved(layer);
    await desk.realtime.settle(article.id);
    const [tags] = await database.query(
      `select count(*) as rows, count(problem) as problems from tag where layer_id = $1`,
      [article.layerId],
    );
    const [links] = await database.query(
      `select count(*) as rows, count(problem) as problems from link where layer_id = $1`,
      [article.layerId],
    );
    expect([tags, links]).toEqual([
      { rows: 2, problems: 2 },
      { rows: 1, problems: 1 },
    ]);
  });

  it('PJ5: a decision counts as long as the tag is what was judged', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['The mayor spoke.']);
    const { me, text, layer, review } = await openArticle(desk, article);
    const tag = personAt(text.doc, [4, 9], me.accountId);
    addTag(layer.doc, tag);
    const decision = { tagId: tag.id, state: 'accepted', reason: '', at: Date.now() } as const;
    decide(review.doc, { ...decision, digest: digest(tag), by: me.accountId });
    const accepted = async () => {
      await allSaved(layer, review);
      await desk.realtime.settle(article.id);
      const rows = await database.query(
        'select accepted from article_tally where article_id = $1',
        [article.id],
      );
      return rows;
    };
    expect(await accepted()).toEqual([{ accepted: 1 }]);
    changeTag(layer.doc, tag.id, { label: 'place' });
    expect(await accepted()).toEqual([{ accepted: 0 }]);
  });

  it('PJ6: what Postgres cannot hold is replaced unit for unit, so offsets stay true', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['.']);
    const { me, text, layer } = await openArticle(desk, article);
    textOf(text.doc).insert(0, 'a\u0000b\uD800c ');
    const tag = personAt(text.doc, [0, 5], me.accountId);
    addTag(layer.doc, { ...tag, fields: { note: 'x\u0000\uDC00' } });
    await allSaved(text, layer);
    await desk.realtime.settle(article.id);
    const [row] = await database.query('select text from article_text where article_id = $1', [
      article.id,
    ]);
    expect(row).toEqual({ text: 'a\uFFFDb\uFFFDc .\n' });
    expect(await spansOf(article)).toEqual([{ start: 0, end: 5, quote: 'a\uFFFDb\uFFFDc' }]);
  });

  it('PJ7: an entity of the register is a row', async () => {
    const desk = await openDesk(database);
    const page = desk.join(await desk.teammate('annotator'), desk.register);
    await page.synced;
    addEntity(page.doc, {
      id: newId<EntityId>(),
      name: 'Mara Lind',
      type: 'person',
      aliases: ['M. Lind'],
      note: '',
      role: '',
      url: '',
      wikidataId: '',
      mergedInto: null,
      removed: false,
      createdBy: null,
      createdAt: Date.now(),
    });
    const rows = () =>
      database.query('select name, aliases from entity where project_id = $1', [desk.projectId]);
    await until('there is a row', async () => (await rows()).length === 1);
    expect(await rows()).toEqual([{ name: 'Mara Lind', aliases: ['M. Lind'] }]);
    expect(await desk.realtime.checkRows({ type: 'register', id: desk.projectId })).toEqual([]);
  });

  it('PJ8: what a command appends to a log reaches open pages and rows', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['.']);
    const { text } = await openArticle(desk, article);
    const docId = roomName(article.text);
    const stored = await loadDocument(database, docId);
    const bytes = insertionInto(stored?.tail.map((row) => row.bytes) ?? [], 'By command. ');
    await database.transaction(async (tx) => {
      await appendUpdates(tx, 'command', [{ docId, nodeSeq: 1, actorId: null, bytes }]);
      await announce(tx, docId);
    });
    await until('the page has it', () => readText(textOf(text.doc)) === 'By command. .\n');
    textOf(text.doc).insert(0, 'x');
    await allSaved(text);
    await desk.realtime.settle(article.id);
    expect(await desk.realtime.checkRows({ type: 'article', id: article.id })).toEqual([]);
  });

  it('PJ10: a row that differs from a rebuild is found, and looking changes nothing', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['The mayor spoke.']);
    const { me, text, layer } = await openArticle(desk, article);
    addTag(layer.doc, personAt(text.doc, [4, 9], me.accountId));
    await allSaved(layer);
    await desk.realtime.settle(article.id);
    await database.query(`update tag_span set quote = 'clerk' where layer_id = $1`, [
      article.layerId,
    ]);
    for (let look = 0; look < 2; look++) {
      const differences = await desk.realtime.checkRows({ type: 'article', id: article.id });
      expect(differences.map(({ table, only }) => [table, only])).toEqual([
        ['tag_span', 'kept'],
        ['tag_span', 'rebuilt'],
      ]);
    }
  });

  it('PJ9: after any mix of edits, rows are what a rebuild from the log makes', async () => {
    const desk = await openDesk(database);
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryStep, { minLength: 5, maxLength: 40 }), async (steps) => {
        const article = await desk.article(['The mayor opened the bridge.', 'It held.']);
        const page = await openArticle(desk, article);
        for (const [index, step] of steps.entries()) {
          take(step, page);
          if (index % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
        }
        await allSaved(page.text, page.layer, page.review);
        await desk.realtime.settle(article.id);
        expect(await desk.realtime.checkRows({ type: 'article', id: article.id })).toEqual([]);
        const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
          'select count(*) as count from tag where layer_id = $1',
          [article.layerId],
        );
        expect(count).toBe(tagsOf(page.layer.doc).size);
      }),
      { numRuns: effort({ test: 8, torture: 300 }) },
    );
  });
});

/** An update that puts words at the beginning of the text these updates make. */
function insertionInto(updates: readonly Uint8Array[], words: string): Uint8Array {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  textOf(doc).insert(0, words);
  return Y.encodeStateAsUpdate(doc, before);
}

type Step =
  | { readonly type: 'type' | 'delete' | 'tag'; readonly at: number; readonly length: number }
  | { readonly type: 'untag' | 'relabel' | 'judge'; readonly which: number };

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constantFrom('type' as const, 'delete' as const, 'tag' as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({
    type: fc.constantFrom('untag' as const, 'relabel' as const, 'judge' as const),
    which: fc.nat(),
  }),
);

type Pages = Awaited<ReturnType<typeof openArticle>>;

function take(step: Step, { me, text, layer, review }: Pages): void {
  const words = textOf(text.doc);
  if ('at' in step) {
    const start = step.at % words.length;
    const end = Math.min(start + step.length, words.length - 1);
    if (step.type === 'type') words.insert(start, 'x'.repeat(step.length));
    else if (start >= end) return;
    else if (step.type === 'delete') words.delete(start, end - start);
    else addTag(layer.doc, personAt(text.doc, [start, end], me.accountId));
    return;
  }
  const ids = [...tagsOf(layer.doc).keys()] as TagId[];
  const id = ids[step.which % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (step.type === 'untag') removeTag(layer.doc, id);
  else if (step.type === 'relabel') changeTag(layer.doc, id, { label: 'place' });
  else {
    const decision = { tagId: id, state: 'accepted', reason: '', digest: '0' } as const;
    decide(review.doc, { ...decision, by: me.accountId, at: Date.now() });
  }
}
