import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { roomName } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type ArticleId } from '#domain/ids.ts';
import type { StoredDocument } from '#server/db/documents.ts';
import { COMPACT_UPDATES } from '#server/realtime/limits.ts';
import { SnapshotThread } from '#server/realtime/snapshot-thread.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { startServer } from '#tests/support/server.ts';
import { Team, until } from '../realtime/team.ts';

const thread = new SnapshotThread(
  new URL('../../build/snapshot-worker.js', pathToFileURL(import.meta.filename)),
);
afterAll(() => thread.close());

const address = { type: 'text', id: newId<ArticleId>() } as const;

/** A log of one letter an update. */
function logOf(words: string): StoredDocument {
  const doc = new Y.Doc();
  const tail: { seq: number; bytes: Uint8Array }[] = [];
  doc.on('update', (bytes: Uint8Array) => tail.push({ seq: tail.length + 1, bytes }));
  for (const letter of words) textOf(doc).insert(textOf(doc).length, letter);
  return { epoch: 1, seq: tail.length, snapshot: null, tail };
}

const database = await freshDatabase();
afterAll(() => database.close());

describe('the thread that makes snapshots', () => {
  test('SY7: is what a running server puts long logs away with', async () => {
    const server = await startServer({ DATABASE_URL: database.connectionString });
    onTestFinished(() => server.kill());
    const team = await new Team(database).found();
    onTestFinished(() => team.leave());
    const { text } = await team.article();
    const { host } = new URL(server.address);
    for (const name of ['Edith', 'Rosa']) {
      const page = team.join(await team.teammate('editor', name), text, host);
      await page.synced;
      for (let count = 0; count < COMPACT_UPDATES / 2; count++) textOf(page.doc).insert(0, 'x');
      await until('it is saved', () => page.state.type === 'saved');
    }
    const snapshots = () =>
      database.query('select from doc_snapshot where doc_id = $1', [roomName(text)]);
    await until('there is a snapshot', async () => (await snapshots()).length === 1);
    expect(server.output()).not.toContain('compaction failed');
  });

  test('SY7: makes one that says what the log says, while this thread goes on', async () => {
    const words = 'It held. '.repeat(300);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 0);
    const bytes = await thread.makeSnapshot(address, logOf(words));
    clearInterval(ticking);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    expect(readText(textOf(doc))).toBe(words);
    expect(turns).toBeGreaterThan(0);
  });

  test('SY7: refuses a log that is not whole, and goes on with the next', async () => {
    const whole = logOf('words');
    const broken = { ...whole, tail: whole.tail.slice(1) };
    await expect(thread.makeSnapshot(address, broken)).rejects.toThrow('is incomplete');
    expect((await thread.makeSnapshot(address, whole)).length).toBeGreaterThan(0);
  });

  test('that ended fails what it was at, and another takes its place', async () => {
    const [making] = [thread.makeSnapshot(address, logOf('x'.repeat(3_000))).catch(String)];
    await thread.close();
    expect(await making).toContain('ended');
    expect((await thread.makeSnapshot(address, logOf('again'))).length).toBeGreaterThan(0);
  });
});
