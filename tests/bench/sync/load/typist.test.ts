import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readText, textOf } from '#collab/text-document.ts';
import { manuscriptDocument, placeIn, stampsIn } from './manuscript.ts';
import { STAMP_LENGTH, stampNow, stampsOf } from './stamp.ts';
import { Typist } from './typist.ts';

const CLIENT = 4_000_000_000;

test('A typist writes, byte for byte, what Yjs would have written', () => {
  const document = manuscriptDocument(3);
  const typist = new Typist(CLIENT, placeIn(document, 1));
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  Y.applyUpdate(doc, document);
  const text = textOf(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));

  let end = readText(text).indexOf('\n', readText(text).indexOf('\n') + 1);
  for (const words of ['one', 'two', 'three']) {
    text.insert(end, words);
    end += words.length;
    expect(typist.type(words)).toEqual(updates.at(-1));
  }
});

test('Stamps are found in single updates, in merged ones, and counted in the document', () => {
  const document = manuscriptDocument(2);
  const typists = [0, 1].map((seat) => new Typist(CLIENT + seat, placeIn(document, seat)));
  const updates = typists.flatMap((typist, number) =>
    [1, 2].map(() => typist.type(stampNow(number))),
  );
  const merged = Y.mergeUpdates(updates);

  expect(updates.flatMap(stampsOf).map(({ typist }) => typist)).toEqual([0, 0, 1, 1]);
  expect(
    stampsOf(merged)
      .map(({ typist }) => typist)
      .toSorted((one, other) => one - other),
  ).toEqual([0, 0, 1, 1]);
  expect(stampsOf(document)).toEqual([]);
  expect(stampsIn(Y.mergeUpdates([document, ...updates]), 2)).toBe(4);
  expect(stampNow(7)).toHaveLength(STAMP_LENGTH);
});
