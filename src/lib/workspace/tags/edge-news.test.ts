import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId, type AccountId, type TagId } from '#domain/ids.ts';
import { tagsOf } from '#collab/layer-document.ts';
import { watchEdges } from './edge-news.ts';
import type { TagStep } from '../past/tag-steps.ts';

const TAG = newId<TagId>();
const ANNA = newId<AccountId>();

/** A colleague's replica of a layer with one tag, and what is told here of their changes. */
function layers() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  tagsOf(mine).set(TAG, new Y.Map<unknown>([['part:mention', ['Ada']]]));
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  theirs.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update));
  const told: (AccountId | null)[] = [];
  const change = (doc: Y.Doc, key: string): void => {
    const record = tagsOf(doc).get(TAG);
    if (record instanceof Y.Map) record.set(key, ['Ada Moor']);
  };
  return { mine, theirs, told, change };
}

const STEPS: readonly TagStep[] = [
  {
    subject: 'tag',
    verb: 'changed',
    by: newId<AccountId>(),
    at: 3,
    changed: ['label'],
    before: null,
    after: null,
  },
  {
    subject: 'tag',
    verb: 'changed',
    by: ANNA,
    at: 2,
    changed: ['part:mention'],
    before: null,
    after: null,
  },
];

it('HD6: tells who moved the words of the selected tag, as the server knows it', async () => {
  const { mine, theirs, told, change } = layers();
  const history = (): Promise<readonly TagStep[]> => Promise.resolve(STEPS);
  const end = watchEdges({
    layer: mine,
    selectedId: () => TAG,
    history,
    onMoved: (by) => told.push(by),
  });
  change(theirs, 'part:mention');
  await expect.poll(() => told, { timeout: 5_000 }).toEqual([ANNA]);
  change(theirs, 'label');
  change(mine, 'part:mention');
  end();
  change(theirs, 'part:mention');
  await new Promise((resolve) => setTimeout(resolve, 900));
  expect(told).toEqual([ANNA]);
});

it('HD6: tells that somebody did where the server cannot be asked, and nothing of other tags', async () => {
  const { mine, theirs, told, change } = layers();
  let selected: TagId | null = newId<TagId>();
  const history = (): Promise<readonly TagStep[]> => Promise.reject(new Error('away'));
  watchEdges({ layer: mine, selectedId: () => selected, history, onMoved: (by) => told.push(by) });
  change(theirs, 'part:mention');
  selected = TAG;
  change(theirs, 'part:mention');
  await expect.poll(() => told, { timeout: 5_000 }).toEqual([null]);
});
