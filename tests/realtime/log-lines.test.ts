import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { roomName } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import type { LogLevel } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { freshDatabase } from '../support/database.ts';
import { openDesk, until } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** A desk that logs, and what it has written so far. */
async function loggingDesk(level: LogLevel) {
  const stream = new PassThrough();
  let written = '';
  stream.setEncoding('utf8').on('data', (text: string) => (written += text));
  const desk = await openDesk(database, { log: createLog({ level, stream }) });
  const lines = () =>
    written
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { desk, lines, written: () => written };
}

describe('the log', () => {
  it('OB8: at debug an edit is followed by its name from its taking to its rows, and its words are nowhere', async () => {
    const { desk, lines, written } = await loggingDesk('debug');
    const { text } = await desk.article();
    const editor = await desk.teammate('editor');
    const page = desk.join(editor, text);
    await page.synced;
    textOf(page.doc).insert(0, 'Quincunx ');
    const ofEdits = () => lines().filter(({ edit }) => edit !== undefined);
    await until('rows show it', () => ofEdits().some(({ msg }) => msg === 'edit shown in rows'));
    expect(ofEdits().map(({ msg }) => msg)).toEqual([
      'edit accepted',
      'edit committed',
      'edit told to others',
      'edit shown in rows',
    ]);
    expect(new Set(ofEdits().map(({ edit }) => edit)).size).toBe(1);
    const [logged] = await database.query<{ name: string }>(
      `select node_id || '/' || node_seq as name from doc_update where doc_id = $1 and seq = 2`,
      [roomName(text)],
    );
    expect(ofEdits()[0]).toMatchObject({ edit: logged?.name, document: roomName(text) });
    expect(written()).not.toContain('Quincunx');
    expect(written()).not.toContain(editor.cookie.split('=')[1]);
  });

  it('OB8: at info there is no line of an edit', async () => {
    const { desk, written } = await loggingDesk('info');
    const { id, text } = await desk.article();
    const page = desk.join(await desk.teammate('editor'), text);
    await page.synced;
    textOf(page.doc).insert(0, 'x');
    await until('it is saved', () => page.state.type === 'saved');
    await desk.realtime.settle(id);
    expect(written()).toBe('');
  });

  it('OB9: many refusals are few lines', async () => {
    const { desk, lines } = await loggingDesk('info');
    const { text } = await desk.article();
    const viewer = await desk.teammate('viewer');
    for (let count = 0; count < 20; count++) {
      const socket = await new RawSocket(desk, viewer, text).synced();
      textOf(socket.doc).insert(0, 'y');
      socket.update(Y.encodeStateAsUpdate(socket.doc));
      await socket.closing();
    }
    const refusals = desk.measures.recent.refusalsIn(desk.workspaceId, 100);
    expect(refusals).toHaveLength(20);
    expect(lines().length).toBeGreaterThan(0);
    expect(lines().length).toBeLessThan(20);
    expect(lines()[0]).toMatchObject({ reason: 'read-only', accountId: viewer.accountId });
  });
});
