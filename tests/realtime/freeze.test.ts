import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorSpan } from '#collab/anchors.ts';
import { addTag } from '#collab/layer-document.ts';
import { roomName } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import type { Notice } from '#collab/wire.ts';
import { newId, type TagId } from '#domain/ids.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type TestArticle } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

interface RevisionRow {
  readonly number: number;
  readonly text: string;
  readonly seq: number;
}

function revisionsOf({ id }: TestArticle): Promise<RevisionRow[]> {
  return database.query<RevisionRow>(
    'select number, text, seq from revision where article_id = $1 order by number',
    [id],
  );
}

async function freeze(desk: Desk, { id }: TestArticle): Promise<number> {
  const frozen = await desk.commands.freezeArticle(await desk.actor(desk.owner), { articleId: id });
  return frozen.revision;
}

async function unfreeze(desk: Desk, { id }: TestArticle): Promise<void> {
  await desk.commands.unfreezeArticle(await desk.actor(desk.owner), { articleId: id });
}

describe('freezing a text', () => {
  it('RV1: makes a numbered revision of all that was committed, with where its tags stand', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['The mayor opened the bridge.']);
    const [text, layer] = [
      desk.join(desk.owner, article.text),
      desk.join(desk.owner, article.layer),
    ];
    await Promise.all([text.synced, layer.synced]);
    const id = newId<TagId>();
    const parts = { mention: [anchorSpan(textOf(text.doc), 4, 9)] };
    const by = { createdBy: desk.owner.accountId, createdAt: Date.now() };
    addTag(layer.doc, { id, kind: 'entity', label: 'person', parts, fields: {}, ...by });
    textOf(text.doc).insert(0, 'Today: ');
    await until('it is saved', () => [text, layer].every(({ state }) => state.type === 'saved'));

    expect(await freeze(desk, article)).toBe(1);
    expect(await revisionsOf(article)).toMatchObject([
      { number: 1, text: 'Today: The mayor opened the bridge.\n' },
    ]);
    const tags = await database.query(
      'select tag_id, parts from revision_tag where article_id = $1',
      [article.id],
    );
    expect(tags).toEqual([
      { tag_id: id, parts: { mention: [{ state: 'placed', start: 11, end: 16, quote: 'mayor' }] } },
    ]);
  });

  it('RV1: numbers a changed text anew, and an unchanged one not', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['.']);
    expect(await freeze(desk, article)).toBe(1);
    await unfreeze(desk, article);
    expect(await freeze(desk, article)).toBe(1);
    await unfreeze(desk, article);
    const page = desk.join(desk.owner, article.text);
    await page.synced;
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');
    expect(await freeze(desk, article)).toBe(2);
  });

  it('RV1: neither waits for whoever writes rows of the article, nor keeps them waiting for each other', async () => {
    const desk = await openDesk(database);
    const article = await desk.article(['.']);
    await database.transaction(async (tx) => {
      await tx.query('select from article where id = $1 for key share', [article.id]); // as a row that refers to it does
      expect(await freeze(desk, article)).toBe(1);
    });
  });

  it('RV2: every open page hears of it at once, also one that could only read', async () => {
    const desk = await openDesk(database);
    const [article, elsewhere] = [await desk.article(), await desk.article()];
    const heard: string[] = [];
    const listen = async (who: string, at: TestArticle, mate = desk.owner) => {
      const page = desk.join(mate, at.text);
      page.onNotice(({ type }: Notice) => heard.push(`${who} ${type}`));
      await page.synced;
      return page;
    };
    const page = await listen('owner', article);
    await listen('viewer', article, await desk.teammate('viewer'));
    await listen('elsewhere', elsewhere);
    await freeze(desk, article);
    await until('both know', () => heard.filter((words) => words.endsWith('changed')).length === 2);
    expect(page.mayWrite).toBe(false);
    await unfreeze(desk, article);
    await until('the page may write again', () => page.mayWrite);
    expect(heard).not.toContain('elsewhere article-changed');
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');
  });

  it('RV3: of words typed meanwhile, each is in the revision or refused, never both', async () => {
    const desk = await openDesk(database);
    for (let round = 0; round < 5; round += 1) {
      const article = await desk.article(['.']);
      const typist = await new RawSocket(
        desk,
        await desk.teammate('editor'),
        article.text,
      ).synced();
      let typed = 0;
      const typing = setInterval(() => {
        const before = Y.encodeStateVector(typist.doc);
        textOf(typist.doc).insert(typed, 'x');
        typed += 1;
        typist.update(Y.encodeStateAsUpdate(typist.doc, before));
        typist.acknowledge(typed);
      }, 1);
      await until('some is saved', () => (typist.acknowledged.at(-1) ?? 0) > 5);
      await freeze(desk, article);
      expect(await typist.closing()).toBe(4422);
      clearInterval(typing);
      const [revision] = await revisionsOf(article);
      const kept = revision?.text.indexOf('.') ?? -1;
      expect(kept).toBeGreaterThanOrEqual(typist.acknowledged.at(-1) ?? 0);
      expect(typist.notices.at(-1)?.type).toBe('refused');
      const reader = desk.join(desk.owner, article.text);
      await reader.synced;
      expect(readText(textOf(reader.doc))).toBe(revision?.text);
      const [head] = await database.query<{ seq: number }>(
        'select seq from doc_head where doc_id = $1',
        [roomName(article.text)],
      );
      expect(head?.seq).toBe(revision?.seq);
    }
  });

  it('RV4: is refused twice, and in an archived project', async () => {
    const desk = await openDesk(database);
    const article = await desk.article();
    await expect(unfreeze(desk, article)).rejects.toMatchObject({ code: 'not-frozen' });
    await freeze(desk, article);
    await expect(freeze(desk, article)).rejects.toMatchObject({ code: 'already-frozen' });
    const { projectId } = desk;
    await desk.commands.archiveProject(await desk.actor(desk.owner), { projectId });
    await expect(unfreeze(desk, article)).rejects.toMatchObject({ code: 'project-archived' });
    const events = await database.query(
      `select verb, detail from audit_event where subject = $1 order by id`,
      [article.id],
    );
    expect(events).toEqual([{ verb: 'article.frozen', detail: { revision: 1 } }]);
  });
});
