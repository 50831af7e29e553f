import { randomBytes, randomInt } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { roomName } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { MESSAGE, MESSAGE_LIMIT_BYTES } from '#collab/wire.ts';
import { newId } from '#domain/ids.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { announce } from '#server/db/documents.ts';
import { DOCUMENT_LIMIT_BYTES } from '#server/realtime/limits.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** What a broken or hostile page might send; each differs from run to run. */
const MALFORMED: readonly (() => Uint8Array | string)[] = [
  () => new Uint8Array(),
  () => 'text',
  () => randomBytes(randomInt(1, 64)),
  () => Uint8Array.of(MESSAGE.sync, 2, 200, ...randomBytes(8)), // shorter than it says
  () => Uint8Array.of(MESSAGE.sync, randomInt(3, 100), 0),
  () => Uint8Array.of(MESSAGE.sync, 2, 2, 0, 0, ...randomBytes(3)), // longer than it says
  () => syncMessage(0, randomBytes(12)),
  () => syncMessage(1, randomBytes(40)),
  () => syncMessage(2, randomBytes(40)),
  () => syncMessage(2, Uint8Array.of(255, 255, 255, 255, 127, ...randomBytes(8))), // giant counts
  () => syncMessage(2, clippedUpdate()),
  () => Uint8Array.of(MESSAGE.awareness, 5, 1, 7, 1, 1, 123), // broken JSON
  () => Uint8Array.of(MESSAGE.awareness, 3, 255, 255, 3),
  () => Uint8Array.of(randomInt(4, 120), ...randomBytes(8)),
  () => Uint8Array.of(MESSAGE.acknowledge, ...Array.from({ length: 12 }, () => 255)),
];

function syncMessage(step: number, body: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
  });
}

/** A real update that ends early. */
function clippedUpdate(): Uint8Array {
  const doc = new Y.Doc();
  textOf(doc).insert(0, 'Some words.');
  const update = Y.encodeStateAsUpdate(doc);
  return update.slice(0, randomInt(1, update.length));
}

/** Bytes no WebSocket library sends: reserved bits and opcodes, lengths beyond reason, no mask. */
const BROKEN_FRAMES: readonly Uint8Array[] = [
  Uint8Array.of(0xf2, 0x80, 1, 2, 3, 4),
  Uint8Array.of(0x83, 0x80, 1, 2, 3, 4),
  Uint8Array.of(0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4),
  Uint8Array.of(0x82, 0x02, 1, 2),
  Uint8Array.of(0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe),
  Uint8Array.of(0x88, 0x81, 0, 0, 0, 0, 1),
];

describe('hostile pages', () => {
  it('RM6: thousands of malformed messages close their own sockets and nothing else', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const healthy = desk.join(await desk.teammate('editor'), text);
    await healthy.synced;
    let interruptions = 0;
    healthy.onChange(() => (interruptions += Number(healthy.state.type === 'offline')));
    const mallory = await desk.teammate('editor');
    for (let round = 0; round < 10; round++) {
      const sockets = await Promise.all(
        Array.from({ length: 20 }, () => new RawSocket(desk, mallory, text).synced()),
      );
      for (const socket of sockets) {
        for (let count = 0; count < 15; count++) {
          const make = MALFORMED[randomInt(MALFORMED.length)];
          if (make !== undefined) socket.sendBytes(make());
        }
      }
      for (const socket of sockets) {
        for (let strike = 0; strike < 5; strike++) socket.sendBytes('text');
        expect([4422, 4503]).toContain(await socket.closing());
      }
      textOf(healthy.doc).insert(0, 'x');
      await until('the healthy page is saved', () => healthy.state.type === 'saved');
    }
    expect(readText(textOf(healthy.doc))).toBe(`${'x'.repeat(10)}.\n`);
    expect(interruptions).toBe(0);
  });

  it('RM7: frames that are no WebSocket frames close their own socket and nothing else', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const healthy = desk.join(await desk.teammate('editor'), text);
    await healthy.synced;
    for (const frame of BROKEN_FRAMES) {
      const socket = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
      socket.tcp.write(frame);
      await socket.closing();
    }
    textOf(healthy.doc).insert(0, 'x');
    await until('the healthy page is saved', () => healthy.state.type === 'saved');
  });

  it('RM8: a message beyond the limit is not read', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const socket = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    socket.sendBytes(new Uint8Array(MESSAGE_LIMIT_BYTES + 1));
    expect([1006, 1009]).toContain(await socket.closing());
  });

  it('RM9: a document takes no more than its limit, and says so', async () => {
    const desk = await openDesk(database);
    const { layer } = await desk.article();
    const docId = roomName(layer);
    const full = new Y.Doc();
    tagsOf(full).set('filler', 'x'.repeat(DOCUMENT_LIMIT_BYTES - 1_000));
    const bytes = Y.encodeStateAsUpdate(full);
    const socket = await new RawSocket(desk, await desk.teammate('editor'), layer).synced();
    await database.transaction(async (tx) => {
      await appendUpdates(tx, 'filler', [{ docId, nodeSeq: 1, actorId: null, bytes }]);
      await announce(tx, docId);
    });
    await until('it is full', () => tagsOf(socket.doc).has('filler'));

    const before = Y.encodeStateVector(socket.doc);
    tagsOf(socket.doc).set('one more', 'x'.repeat(2_000));
    socket.update(Y.encodeStateAsUpdate(socket.doc, before));
    expect(await socket.closing()).toBe(4422);
    expect(socket.notices.at(-1)).toMatchObject({ type: 'refused', code: 'too-large' });
  });

  it('RM10: a flood is cut off, and may come back', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article();
    const socket = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    for (let count = 0; count < 10_000; count++) socket.acknowledge(count);
    expect(await socket.closing()).toBe(4503);
  });

  it('RM11: updates on top of a missing one are not kept, however many', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const socket = await new RawSocket(desk, await desk.teammate('editor'), text).synced();
    const updates: Uint8Array[] = [];
    socket.doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let count = 0; count < 500; count++) textOf(socket.doc).insert(count, 'x');
    for (const update of updates.slice(1)) socket.update(update);
    expect(await socket.closing()).toBe(4503);
    const reader = desk.join(desk.owner, text);
    await reader.synced;
    expect(readText(textOf(reader.doc))).toBe('.\n');
  });

  it('RM12: records with names beyond reason are kept, and hold up neither saving nor rows', async () => {
    const desk = await openDesk(database);
    const { id, layer } = await desk.article();
    const long = randomBytes(8_000).toString('base64'); // more than an index takes, compressed too
    const socket = await new RawSocket(desk, await desk.teammate('editor'), layer).synced();
    socket.doc.transact(() => {
      tagsOf(socket.doc).set(long, 'no tag');
      linksOf(socket.doc).set(long, 'no link');
      const tag = new Y.Map<unknown>([
        ['kind', 'entity'],
        [`part:${long}`, [ANCHOR]],
        ['part:a\u0000', [ANCHOR]],
        ['part:a\uFFFD', [ANCHOR]],
      ]);
      tagsOf(socket.doc).set(newId(), tag);
    });
    socket.update(Y.encodeStateAsUpdate(socket.doc));
    socket.acknowledge(1);
    await until('it is saved', () => socket.acknowledged.includes(1));
    await desk.realtime.settle(id);
    expect(await desk.realtime.checkRows({ type: 'article', id })).toEqual([]);
  });

  it('RM13: a value nested without end closes its own socket, and nobody waits for it', async () => {
    const desk = await openDesk(database);
    const { id, layer } = await desk.article();
    for (const depth of [100, 500, 2_000, 4_000, 6_000]) {
      const socket = await new RawSocket(desk, await desk.teammate('editor'), layer).synced();
      const before = Y.encodeStateVector(socket.doc);
      const tag = new Y.Map<unknown>([
        ['kind', 'quote'],
        ['field:speaker', { unnamed: 'a sailor', more: nested(depth) }],
        ['part:content', [{ ...ANCHOR, more: nested(depth) }]],
      ]);
      tagsOf(socket.doc).set(newId(), tag);
      socket.update(Y.encodeStateAsUpdate(socket.doc, before));
      expect(await socket.closing()).toBe(4422);
    }
    const page = desk.join(desk.owner, layer);
    await page.synced;
    tagsOf(page.doc).set(newId(), new Y.Map([['kind', 'quote']]));
    await until('others go on', () => page.state.type === 'saved');
    await desk.realtime.settle(id);
    expect(await desk.realtime.checkRows({ type: 'article', id })).toEqual([]);
  });

  it('RM14: types nested in types are not taken', async () => {
    const desk = await openDesk(database);
    const { layer } = await desk.article();
    const socket = await new RawSocket(desk, await desk.teammate('editor'), layer).synced();
    tagsOf(socket.doc).set(newId(), new Y.Map([['in', new Y.Map([['in', new Y.Map()]])]]));
    socket.update(Y.encodeStateAsUpdate(socket.doc));
    expect(await socket.closing()).toBe(4422);
  });
});

const ANCHOR = { first: [1, 1], last: [1, 2], quote: 'The', prefix: '', suffix: '' };

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = { in: value };
  return value;
}
