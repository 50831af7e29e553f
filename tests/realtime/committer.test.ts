import { afterAll, expect, it } from 'vitest';
import { createDocument, logAfter } from '#server/db/documents.ts';
import { Committer } from '#server/realtime/committer.ts';
import type { Outcome } from '#server/realtime/entry.ts';
import { freshDatabase } from '../support/database.ts';

const database = await freshDatabase();
afterAll(() => database.close());

const POISON = new TextEncoder().encode('poison');

it('OB11: an update that cannot be stored is found among many; what does not build on it is committed', async () => {
  await database.query(`alter table doc_update add check (position('poison'::bytea in bytes) = 0)`);
  const docIds = ['text/a', 'text/b', 'text/c'];
  for (const docId of docIds) {
    await database.transaction((tx) => createDocument(tx, docId, Uint8Array.of(0), null));
  }
  let batches = 0;
  const nothing = () => {};
  const committer = new Committer(database, 'node', {
    onCommitted: nothing,
    onAccepted: nothing,
    onSettled: nothing,
    onTold: nothing,
    onStorage: nothing,
    onPressure: nothing,
    onError: nothing,
    onBatch: () => (batches += 1),
  });
  const outcomes: {
    readonly docId: string;
    readonly number: number;
    readonly type: Outcome['type'];
  }[] = [];
  for (let number = 0; number < 300; number++) {
    const docId = docIds[number % docIds.length] ?? '';
    committer.enqueue({
      docId,
      epoch: 1,
      actorId: null,
      bytes: number === 100 ? POISON : Uint8Array.of(number % 256, 1),
      bindings: [],
      events: [],
      settled: ({ type }) => outcomes.push({ docId, number, type }),
    });
  }
  await committer.drain(10_000);

  const numbersOf = (type: Outcome['type'], docId: string) =>
    outcomes.filter((one) => one.type === type && one.docId === docId).map(({ number }) => number);
  expect(outcomes).toHaveLength(300);
  expect(outcomes.filter(({ type }) => type === 'refused').map(({ number }) => number)).toEqual([
    100,
  ]);
  expect(numbersOf('committed', 'text/a')).toHaveLength(100);
  expect(numbersOf('committed', 'text/c')).toHaveLength(100);
  expect(numbersOf('committed', 'text/b')).toEqual(
    Array.from({ length: 33 }, (_, index) => 3 * index + 1),
  );
  expect(numbersOf('undone', 'text/b')).toHaveLength(66);
  for (const docId of docIds) {
    const log = await logAfter(database, docId, 1);
    expect(log?.rows).toHaveLength(numbersOf('committed', docId).length);
  }
  expect(batches).toBeLessThan(25); // by halves, not one by one
});
