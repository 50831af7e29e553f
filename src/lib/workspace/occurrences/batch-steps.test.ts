import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DeskHistory, undoStackOf } from '../desk/desk-history.ts';
import { BatchSteps } from './batch-steps.ts';
import type { Undoing } from './tag-batches.ts';

let undone: string[];
let answer: Undoing;
let steps: BatchSteps;
let history: DeskHistory;
let tags: Y.Map<string>;

beforeEach(() => {
  [undone, answer] = [[], 'undone'];
  steps = new BatchSteps(async (batchId) => {
    if (answer === 'undone') undone.push(batchId);
    return answer;
  });
  history = new DeskHistory();
  history.include(steps);
  tags = new Y.Doc().getMap('tags');
  history.include(undoStackOf(new Y.UndoManager(tags, { captureTimeout: 0 })));
});

/** The server has answered. */
const answered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('steps in many articles', () => {
  it('OC6: are taken back one by one, the latest first, and not done again', () => {
    steps.add('first');
    steps.add('second');
    expect([history.undo(), history.undo(), history.undo()]).toEqual(['asked', 'asked', 'nothing']);
    expect(undone).toEqual(['second', 'first']);
    expect(history.redo()).toBe('nothing');
  });

  it('OC6: are passed over when they were taken back in another way', () => {
    steps.add('first');
    steps.add('second');
    steps.forget('second');
    expect(history.undo()).toBe('asked');
    expect(undone).toEqual(['first']);
  });

  it('OC6: can be taken back later when the server could not be asked', async () => {
    steps.add('first');
    answer = 'failed';
    history.undo();
    await answered();
    answer = 'undone';
    expect(history.undo()).toBe('asked');
    expect(undone).toEqual(['first']);
  });

  it('OC6: stand in the way of nothing older once the server has refused', async () => {
    tags.set('t', 'person');
    steps.add('first');
    answer = 'refused';
    history.undo();
    await answered();
    expect(history.undo()).toBe('done');
    expect(tags.toJSON()).toEqual({});
    expect(history.canUndo).toBe(false);
  });

  it('OC6: come back at their place, and leave what was undone to be done again', async () => {
    tags.set('t', 'person');
    for (const batch of ['first', 'second']) steps.add(batch);
    tags.set('u', 'person');
    history.undo();
    answer = 'failed';
    history.undo();
    history.undo();
    history.undo(); // the tag that was made before them
    await answered();
    answer = 'undone';
    for (const _ of [1, 2]) expect(history.redo()).toBe('done');
    expect(tags.toJSON()).toEqual({ t: 'person', u: 'person' });
    for (const _ of ['u', 't', 'second', 'first']) history.undo();
    expect(tags.toJSON()).toEqual({});
    expect(undone).toEqual(['second', 'first']);
  });
});
