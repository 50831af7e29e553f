import { afterAll, expect, it } from 'vitest';
import { anchorSpan } from '#collab/anchors.ts';
import type { RoomConnection } from '#collab/connection.ts';
import { addLink, addTag, changeTag, removeTag } from '#collab/layer-document.ts';
import { textOf } from '#collab/text-document.ts';
import { newId, type LinkId, type TagId } from '#domain/ids.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until, type Desk, type TestArticle } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** An open page on an article, and how often it was told that links with others changed. */
interface Page {
  readonly article: TestArticle;
  readonly layer: RoomConnection;
  readonly told: { count: number };
  readonly claim: (start: number) => TagId;
}

async function openPage(desk: Desk, host?: string): Promise<Page> {
  const article = await desk.article();
  const me = desk.owner;
  const [text, layer] = [desk.join(me, article.text, host), desk.join(me, article.layer, host)];
  const told = { count: 0 };
  layer.onNotice(({ type }) => (told.count += Number(type === 'links-across')));
  await Promise.all([text.synced, layer.synced]);
  return {
    article,
    layer,
    told,
    claim(start) {
      const parts = { content: [anchorSpan(textOf(text.doc), start, start + 4)] };
      const made = { createdBy: me.accountId, createdAt: Date.now() };
      const tag = { id: newId<TagId>(), kind: 'claim', label: null, parts, fields: {}, ...made };
      addTag(layer.doc, tag);
      return tag.id;
    },
  };
}

it('LK5: what becomes of a link with another article is told to whoever has that open, at every server', async () => {
  const desk = await openDesk(database);
  const elsewhere = await openDesk(database);
  const here = await openPage(desk);
  const there = await openPage(desk, `127.0.0.1:${elsewhere.port}`);
  const strange = await openPage(desk);
  const [from, to] = [here.claim(0), there.claim(0)];
  const hears = async (page: Page, what: string, act: () => void): Promise<void> => {
    const before = page.told.count;
    act();
    await until(what, () => page.told.count > before);
  };
  await hears(there, 'a link is made', () =>
    addLink(here.layer.doc, {
      id: newId<LinkId>(),
      type: 'supports',
      from,
      to,
      away: { end: 'to', article: there.article.id },
      createdBy: desk.owner.accountId,
      createdAt: Date.now(),
    }),
  );
  await hears(there, 'its end here says something else', () =>
    changeTag(here.layer.doc, from, { fields: { note: 'Checked.' } }),
  );
  await hears(here, 'its end there is gone', () => removeTag(there.layer.doc, to));
  await hears(there, 'it goes with its tag', () => removeTag(here.layer.doc, from));
  expect(strange.told.count).toBe(0);
});
