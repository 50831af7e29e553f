import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addTag, changeTag, linksOf, readTags, removeTag, tagsOf } from '#collab/layer-document.ts';
import type { Room } from '#collab/rooms.ts';
import { seedText, textOf } from '#collab/text-document.ts';
import { newId, type AccountId, type ArticleId, type LayerId, type TagId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import { weirdUpdate } from '#tests/realtime/hostile/weird-update.ts';
import { effort } from '#tests/support/effort.ts';
import { seededRandom, type Random } from '#tests/support/random.ts';
import { Authorship } from './authorship.ts';
import { dropPending, emittedBy } from './document.ts';
import { openDocument } from './open-document.ts';
import { nestsTooDeep } from './update-depth.ts';
import { isGrammatical } from './update-grammar.ts';
import { isAhead, shapeOf } from './update-shape.ts';

const ROOMS: readonly [Room, Room] = [
  { type: 'text', id: newId<ArticleId>() },
  { type: 'layer', id: newId<LayerId>() },
];
const MALLORY = 77;

function firstUpdate({ type }: Room): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  if (type === 'text') seedText(doc, [paragraph('The mayor opened the bridge.')]);
  else makeTag(doc);
  return Y.encodeStateAsUpdate(doc);
}

function makeTag(doc: Y.Doc): void {
  const origin = { createdBy: newId<AccountId>(), createdAt: Date.now() };
  addTag(doc, { id: newId<TagId>(), kind: 'entity', label: 'a', parts: {}, fields: {}, ...origin });
}

function log(room: Room, updates: readonly Uint8Array[]): Y.Doc {
  const tail = updates.map((bytes, index) => ({ seq: index + 1, bytes }));
  return openDocument(room, { epoch: 1, seq: tail.length, snapshot: null, tail });
}

describe('the grammar of updates', () => {
  it('RM15: what pages of ours write is always taken, however they edit, undo and fall behind', () => {
    for (let seed = 1; seed <= effort({ test: 60, torture: 5_000 }); seed++) {
      const random = seededRandom(seed);
      const room = random.pick(ROOMS);
      const first = firstUpdate(room);
      const server = log(room, [first]);
      const pages = [2, 3, 4].map((client) => openPage(room, client, first));
      for (let step = 0; step < 60; step++) {
        const page = random.pick([pages[0], pages[1], pages[2]]);
        if (page === undefined) continue;
        editHonestly(room, page, random);
        if (random.below(4) === 0) exchange(page.doc, server);
      }
    }
  });

  it('RM15: what is taken from others can be read again, from the log and from a snapshot', () => {
    let taken = 0;
    for (let seed = 1; seed <= effort({ test: 200, torture: 50_000 }); seed++) {
      const random = seededRandom(seed);
      const room = random.pick(ROOMS);
      const updates = [firstUpdate(room)];
      const doc = log(room, updates);
      const authorship = new Authorship(doc, room.type, []);
      for (let count = 0; count < 60; count++) {
        const clock = Y.getState(doc.store, MALLORY);
        const { bytes } = weirdUpdate({ random, client: MALLORY, clock, ids: idsOf(doc) });
        updates.push(...take(doc, authorship, bytes));
      }
      taken += updates.length;
      expect(said(log(room, updates)), `seed ${seed}`).toBe(said(doc));
      expect(said(log(room, [Y.encodeStateAsUpdate(doc)])), `seed ${seed}`).toBe(said(doc));
    }
    expect(taken).toBeGreaterThan(1_000);
  });
});

interface Page {
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
}

function openPage({ type }: Room, client: number, first: Uint8Array): Page {
  const doc = new Y.Doc();
  doc.clientID = client;
  const scope = type === 'text' ? textOf(doc) : tagsOf(doc);
  Y.applyUpdate(doc, first);
  return { doc, undo: new Y.UndoManager(scope, { captureTimeout: 0 }) };
}

function editHonestly({ type }: Room, { doc, undo }: Page, random: Random): void {
  const choice = random.below(8);
  if (choice === 0) undo.undo();
  else if (choice === 1) undo.redo();
  else if (type === 'text') editText(doc, random);
  else editLayer(doc, random);
}

function editText(doc: Y.Doc, random: Random): void {
  const text = textOf(doc);
  const at = random.below(text.length);
  const length = Math.min(3, text.length - at);
  const choice = random.below(4);
  if (choice === 0) text.delete(at, length);
  else if (choice === 1) text.format(at, length, { strong: random.pick([true, null]) });
  else text.insert(at, 'so ');
}

function editLayer(doc: Y.Doc, random: Random): void {
  const tags = readTags(doc).good;
  const tag = tags[random.below(tags.length)];
  const choice = random.below(3);
  if (tag === undefined || choice === 0) makeTag(doc);
  else if (choice === 1) changeTag(doc, tag.id, { label: String(random.below(9)) });
  else removeTag(doc, tag.id);
}

/** As when a page comes back: each sends the other what it lacks. */
function exchange(page: Y.Doc, server: Y.Doc): void {
  const update = Y.encodeStateAsUpdate(page, Y.encodeStateVector(server));
  const shape = shapeOf(update);
  if (shape === null) throw new Error('The update cannot be read.');
  expect(isGrammatical(shape, server)).toBe(true);
  Y.applyUpdate(server, update);
  Y.applyUpdate(page, Y.encodeStateAsUpdate(server, Y.encodeStateVector(page)));
}

/** As a room does; answers what it would store. */
function take(doc: Y.Doc, authorship: Authorship, bytes: Uint8Array): Uint8Array[] {
  const shape = shapeOf(bytes);
  if (shape === null || isAhead(shape, doc) || !isGrammatical(shape, doc)) return [];
  if (nestsTooDeep(shape.structs, doc)) return [];
  const applied = emittedBy(doc, () => Y.applyUpdate(doc, bytes));
  dropPending(doc);
  const corrections = emittedBy(doc, () => authorship.settle(newId<AccountId>(), Date.now()));
  return applied.length === 0 ? [] : [Y.mergeUpdates([...applied, ...corrections])];
}

function idsOf(doc: Y.Doc): (readonly [number, number])[] {
  return [...doc.store.clients].flatMap(([client, structs]) =>
    structs.map(({ id }) => [client, id.clock] as const),
  );
}

/** The records of a document, and all that was ever written in it; strange words may stand in another order. */
function said(doc: Y.Doc): string {
  const clocks = [...Y.snapshot(doc).sv].toSorted(([a], [b]) => a - b);
  return JSON.stringify([tagsOf(doc).toJSON(), linksOf(doc).toJSON(), clocks], inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
