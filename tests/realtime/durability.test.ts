import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tagsOf } from '#collab/layer-document.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import { newId, type TagId } from '#domain/ids.ts';
import type { Database, Statement } from '#server/db/database.ts';
import { appendsFound, appendUpdates, type Append } from '#server/db/document-appends.ts';
import { loadDocument } from '#server/db/documents.ts';
import { compact } from '#server/realtime/compaction.ts';
import { makeSnapshotHere } from '#server/realtime/snapshot.ts';
import { openDocument } from '#server/realtime/open-document.ts';
import { freshDatabase } from '../support/database.ts';
import { effort } from '../support/effort.ts';
import { openDesk, until } from './desk.ts';
import { RawSocket } from './raw-socket.ts';

const database = await freshDatabase();
afterAll(() => database.close());

/** The text as a fresh server would read it. */
async function storedText(room: Room): Promise<string> {
  const stored = await loadDocument(database, roomName(room));
  if (stored === null) throw new Error('There is no such document.');
  return readText(textOf(openDocument(room, stored)));
}

/** Keeps a document's head locked, so that nothing of it can be committed, until released. */
async function blockCommits(room: Room): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('select 1 from doc_head where doc_id = $1 for update', [roomName(room)]);
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

/** Changes a document's head, and commits that only once somebody waits for it. */
async function heldBack(change: string, room: Room): Promise<() => Promise<void>> {
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query(change, [roomName(room)]);
  return async () => {
    await until('somebody waits', async () => {
      const waiting = await database.query(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await client.query('commit');
    client.release();
  };
}

function appendTo(room: Room, nodeSeq: number): Append {
  return { docId: roomName(room), nodeSeq, actorId: null, bytes: Uint8Array.of(0, 0) };
}

describe('durability', () => {
  it('SY1: what is shown as saved is in the log at that moment', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const ada = desk.join(await desk.teammate('editor'), text);
    await ada.synced;
    for (let count = 1; count <= 20; count++) {
      textOf(ada.doc).insert(0, 'x');
      await until('it is saved', () => ada.state.type === 'saved');
      expect(await storedText(text)).toBe(`${'x'.repeat(count)}.\n`);
    }
  });

  it('SY2: nobody sees a change before it is committed, neither live nor on opening', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const [editor, viewer] = [await desk.teammate('editor'), await desk.teammate('viewer')];
    const ada = desk.join(editor, text);
    const bob = desk.join(viewer, text);
    await Promise.all([ada.synced, bob.synced]);

    const release = await blockCommits(text);
    textOf(ada.doc).insert(0, 'x');
    const cleo = new RawSocket(desk, viewer, text);
    await until('Cleo is in', () => cleo.notices.length > 0);
    const dan = desk.join(viewer, text);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(readText(textOf(bob.doc))).toBe('.\n');
    expect(readText(textOf(dan.doc))).toBe('');
    expect([cleo.isSynced, ada.state.type]).toEqual([false, 'saving']);

    await release();
    await until('all of them see it', () =>
      [bob, cleo, dan].every(({ doc }) => readText(textOf(doc)) === 'x.\n'),
    );
    await until('it is saved', () => ada.state.type === 'saved');
  });

  it('SY3: edits that queue while a commit runs share the next one', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const ada = desk.join(await desk.teammate('editor'), text);
    await ada.synced;
    const release = await blockCommits(text);
    for (let count = 0; count < 50; count++) {
      textOf(ada.doc).insert(0, 'x');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await release();
    await until('it is saved', () => ada.state.type === 'saved');
    const [row] = await database.query<{ updates: number; commits: number }>(
      `select count(*) as updates, count(distinct xmin::text) as commits
       from doc_update where doc_id = $1 and seq > 1`,
      [roomName(text)],
    );
    expect(row?.updates).toBe(50);
    expect(row?.commits).toBeLessThanOrEqual(3);
  });

  const logs = Array.from({ length: effort({ test: 2, torture: 200 }) }, (_, pair) => pair);
  it.each(logs)(
    'SY4: however many append at once, none waits in a circle, and a log has every number once and in the order of commits (%i)',
    async (pair) => {
      const desk = await openDesk(database);
      const { text } = await desk.article(['.']);
      const { text: other } = await desk.article(['.']);
      const docIds = [roomName(text), roomName(other)];
      const writers = Array.from({ length: 6 }, async (_, writer) => {
        for (let turn = 0; turn < 10; turn++) {
          const order = (writer + turn) % 2 === 0 ? docIds : docIds.toReversed();
          await database.transaction((tx) =>
            appendUpdates(
              tx,
              `writer ${writer} of ${pair}`,
              order.map((docId, index) => ({
                docId,
                nodeSeq: turn * 2 + index,
                actorId: null,
                bytes: Uint8Array.of(0, 0),
              })),
            ),
          );
        }
      });
      await Promise.all(writers);
      for (const docId of docIds) {
        const rows = await database.query<{ seq: number }>(
          'select seq from doc_update where doc_id = $1 order by seq',
          [docId],
        );
        expect(rows.map(({ seq }) => seq)).toEqual(
          Array.from({ length: 61 }, (_, index) => index + 1),
        );
      }
    },
  );

  it('SY5: a commit whose answer was lost is found, not made twice', async () => {
    const weather = { loseAnswers: 0 };
    const desk = await openDesk(losingAnswers(database, weather));
    const { text } = await desk.article(['.']);
    const ada = desk.join(await desk.teammate('editor'), text);
    await ada.synced;
    weather.loseAnswers = 2;
    textOf(ada.doc).insert(0, 'x');
    await until('the answer was lost', () => weather.loseAnswers < 2);
    textOf(ada.doc).insert(0, 'y');
    await until('it is saved', () => ada.state.type === 'saved');
    const [row] = await database.query<{ updates: number; head: number }>(
      `select count(*) as updates, max(h.seq) as head
       from doc_update u join doc_head h using (doc_id) where doc_id = $1`,
      [roomName(text)],
    );
    expect(row).toEqual({ updates: 3, head: 3 });
    expect(await storedText(text)).toBe('yx.\n');
  });

  it('SY6: while commits fail nothing is called saved, people are told, and it recovers alone', async () => {
    const weather = { isDown: false };
    const desk = await openDesk(goingAway(database, weather));
    const { text } = await desk.article(['.']);
    const editor = await desk.teammate('editor');
    const [ada, bob] = [desk.join(editor, text), desk.join(editor, text)];
    await Promise.all([ada.synced, bob.synced]);

    weather.isDown = true;
    for (const { doc } of [ada, bob]) textOf(doc).insert(0, 'x');
    await until('both pages say so', () =>
      [ada, bob].every(({ state }) => state.type === 'storage-down' && state.pending === 1),
    );
    for (const { doc } of [ada, bob]) textOf(doc).insert(0, 'y');

    weather.isDown = false;
    await until('all is saved', () => [ada, bob].every(({ state }) => state.type === 'saved'));
    await until('both are alike', () => readText(textOf(ada.doc)) === readText(textOf(bob.doc)));
    expect(await storedText(text)).toBe(readText(textOf(ada.doc)));
    expect(readText(textOf(ada.doc))).toHaveLength('xxyy.\n'.length);
  });

  it('SY7: a snapshot says what its log said, takes its place, and loses nothing appended meanwhile', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const ada = desk.join(await desk.teammate('editor'), text);
    await ada.synced;
    for (let count = 0; count < 30; count++) {
      textOf(ada.doc).insert(0, 'x');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until('it is saved', () => ada.state.type === 'saved');
    const order = {
      upto: 20,
      nodeId: 'of the test',
      isWorthIt: () => true,
      makeSnapshot: makeSnapshotHere,
    };
    expect(await compact(database, text, order)).toMatchObject({ tail: { updates: 11 } });
    textOf(ada.doc).insert(0, 'y');
    await until('it is saved', () => ada.state.type === 'saved');

    const stored = await loadDocument(database, roomName(text));
    expect([stored?.snapshot?.seq, stored?.tail.length]).toEqual([20, 12]);
    expect(await storedText(text)).toBe(`y${'x'.repeat(30)}.\n`);
  });

  it('SY7: what several people wrote at once becomes a snapshot, too, though they came in another order', async () => {
    const desk = await openDesk(database);
    const { layer } = await desk.article(['.']);
    const editor = await desk.teammate('editor');
    const pages = [desk.join(editor, layer), desk.join(editor, layer)];
    await Promise.all(pages.map(({ synced }) => synced));
    for (let count = 0; count < 10; count++) {
      for (const { doc } of pages) tagsOf(doc).set(newId<TagId>(), { count });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until('it is saved', () => pages.every(({ state }) => state.type === 'saved'));
    const order = {
      upto: Infinity,
      nodeId: 'of the test',
      isWorthIt: () => true,
      makeSnapshot: makeSnapshotHere,
    };
    expect(await compact(database, layer, order)).toMatchObject({ tail: { updates: 0 } });
  });

  it('SY8: what builds on something that never came is not kept, and acknowledged only once it came', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const socket = new RawSocket(desk, await desk.teammate('editor'), text);
    await socket.synced();
    const updates: Uint8Array[] = [];
    socket.doc.on('update', (update: Uint8Array) => updates.push(update));
    textOf(socket.doc).insert(0, 'a');
    textOf(socket.doc).insert(1, 'b');
    const [first, second] = updates;
    if (first === undefined || second === undefined) throw new Error('No updates were made.');

    socket.update(second);
    socket.acknowledge(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([socket.acknowledged, await storedText(text)]).toEqual([[], '.\n']);

    socket.sendSync(1, Y.encodeStateAsUpdate(socket.doc));
    await until('it is acknowledged', () => socket.acknowledged.includes(2));
    expect(await storedText(text)).toBe('ab.\n');
  });

  it('SY9: a document closed for writing takes nothing, in the same moment, and its author is told', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const [editor, viewer] = [await desk.teammate('editor'), await desk.teammate('viewer')];
    const ada = new RawSocket(desk, editor, text);
    const bob = desk.join(viewer, text);
    await Promise.all([ada.synced(), bob.synced]);

    // Nobody was told yet: only the head's row lock stands between the edit and the log.
    await database.query('update doc_head set writable = false where doc_id = $1', [
      roomName(text),
    ]);
    const late = new Y.Doc();
    Y.applyUpdate(late, Y.encodeStateAsUpdate(ada.doc));
    const before = Y.encodeStateVector(late);
    textOf(late).insert(0, 'late');
    ada.update(Y.encodeStateAsUpdate(late, before));
    ada.acknowledge(1);
    expect(await ada.closing()).toBe(4422);
    expect(ada.notices).toContainEqual(expect.objectContaining({ type: 'refused' }));
    expect([ada.acknowledged, await storedText(text)]).toEqual([[], '.\n']);
    await until('the viewer is back', () => bob.state.type === 'saved');
    expect(readText(textOf(bob.doc))).toBe('.\n');
  });

  it('SY9: an append that had to wait for a closing finds the document closed', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const { text: open } = await desk.article(['.']);
    const close = await heldBack('update doc_head set writable = false where doc_id = $1', text);
    const appended = appendUpdates(database, 'late', [appendTo(text, 1), appendTo(open, 2)]);
    await close();
    expect(await appended).toEqual([null, 2]);
    expect(await appendsFound(database, 'late', [1, 2])).toEqual(new Map([[2, 2]]));
  });

  it('SY4: an append that had to wait for another follows on it', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const grow = await heldBack('update doc_head set seq = seq + 5 where doc_id = $1', text);
    const appended = appendUpdates(database, 'second', [appendTo(text, 1), appendTo(text, 2)]);
    await grow();
    expect(await appended).toEqual([7, 8]);
  });

  it('SY11: a database that drops every connection is found again, for edits and for news of access', async () => {
    const desk = await openDesk(database);
    const { text } = await desk.article(['.']);
    const member = await desk.teammate('editor');
    const ada = desk.join(member, text);
    await ada.synced;
    for (let round = 0; round < 3; round++) {
      textOf(ada.doc).insert(0, 'x');
      await dropConnections();
      textOf(ada.doc).insert(0, 'y');
      await until('it is saved', () => ada.state.type === 'saved');
    }
    expect(await storedText(text)).toBe('yxyxyx.\n');
    const { workspaceId } = desk;
    const change = { workspaceId, accountId: member.accountId, role: 'viewer' } as const;
    await desk.commands.changeRole(await desk.actor(desk.owner), change);
    await until('the page hears of it', () => !ada.mayWrite);
  });
});

/** What a restart of Postgres does to its clients. */
async function dropConnections(): Promise<void> {
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

/** A network that loses the answers to commits after they happened. */
function losingAnswers(through: Database, weather: { loseAnswers: number }): Database {
  const loseAnswer = () => {
    if (weather.loseAnswers === 0) return;
    weather.loseAnswers -= 1;
    throw new Error('Connection terminated unexpectedly');
  };
  return {
    ...through,
    async query(statement, parameters) {
      const rows = await through.query<never>(statement, parameters);
      if (isAppend(statement)) loseAnswer();
      return rows;
    },
    async transaction(work) {
      let appended = false;
      const result = await through.transaction((tx) =>
        work({
          query: (statement, parameters) => {
            appended ||= isAppend(statement);
            return tx.query(statement, parameters);
          },
        }),
      );
      if (appended) loseAnswer();
      return result;
    },
  };
}

function isAppend(statement: Statement): boolean {
  const sql = typeof statement === 'string' ? statement : statement.text;
  return sql.includes('insert into doc_update');
}

/** A database that cannot be reached for a while. */
function goingAway(through: Database, weather: { isDown: boolean }): Database {
  const check = () => {
    if (weather.isDown) throw new Error('connect ECONNREFUSED');
  };
  return {
    ...through,
    async query(sql, parameters) {
      check();
      return through.query(sql, parameters);
    },
    async transaction(work) {
      check();
      return through.transaction(work);
    },
  };
}
