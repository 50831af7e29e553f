import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { addTag, readTags } from '#collab/layer-document.ts';
import { roomName } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type TagId } from '#domain/ids.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';

const database = await freshDatabase();
afterAll(() => database.close());

describe('rooms', () => {
  it('RM1: two pages in one room come to the same text', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['One.']);
    const ada = desk.join(await desk.teammate('editor'), text);
    const bob = desk.join(await desk.teammate('editor'), text);
    await Promise.all([ada.synced, bob.synced]);

    textOf(ada.doc).insert(0, 'Ada. ');
    textOf(bob.doc).insert(textOf(bob.doc).length - 1, ' Bob.');
    await until('both read both', () =>
      [ada, bob].every(({ doc }) => readText(textOf(doc)) === 'Ada. One. Bob.\n'),
    );
  });

  it('RM2: the stock y-websocket client works as it is', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['One.']);
    const editor = await desk.teammate('editor');
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(desk.url, roomName(text), doc, {
      WebSocketPolyfill: desk.webSocketOf(editor),
      disableBc: true,
    });
    await new Promise((resolve) => provider.once('sync', resolve));
    expect(readText(textOf(doc))).toBe('One.\n');

    const other = desk.join(editor, text);
    textOf(doc).insert(0, 'Zero. ');
    await until('the other page reads it', () => readText(textOf(other.doc)) === 'Zero. One.\n');
    provider.destroy();
  });

  it('RM3: each room of an article is a document of its own', async () => {
    const desk = await openDesk(database);
    const { text, layer } = await desk.article();
    const ada = await desk.teammate('editor');
    const [inText, inLayer] = [desk.join(ada, text), desk.join(ada, layer)];
    await Promise.all([inText.synced, inLayer.synced]);
    addTag(inLayer.doc, {
      id: newId<TagId>(),
      kind: 'entity',
      label: 'person',
      parts: {},
      fields: {},
      createdBy: ada.accountId,
      createdAt: Date.now(),
    });
    const other = desk.join(ada, layer);
    await until('the tag arrived', () => readTags(other.doc).good.length === 1);
    expect(readTags(inText.doc).good).toEqual([]);
  });

  it('RM4: people who come at the same moment get one room, read once', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['One.']);
    const ada = await desk.teammate('editor');
    const pages = Array.from({ length: 10 }, () => desk.join(ada, text));
    await Promise.all(pages.map(({ synced }) => synced));
    pages.forEach(({ doc }, index) => textOf(doc).insert(0, String(index)));
    await until('all pages are alike', () => {
      const texts = new Set(pages.map(({ doc }) => readText(textOf(doc))));
      return texts.size === 1 && [...texts][0]?.length === 'One.\n'.length + 10;
    });
  });

  it('RM5: a server that stops commits, and everybody comes back to the next one', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['One.']);
    const ada = desk.join(await desk.teammate('editor'), text);
    await ada.synced;
    textOf(ada.doc).insert(0, 'Zero. ');
    await desk.restart();
    textOf(ada.doc).insert(0, 'Minus one. ');
    await until('all is saved', () => ada.state.type === 'saved');
    const bob = desk.join(await desk.teammate('viewer'), text);
    await bob.synced;
    expect(readText(textOf(bob.doc))).toBe('Minus one. Zero. One.\n');
  });
});
