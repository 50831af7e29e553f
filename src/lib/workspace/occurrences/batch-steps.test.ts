import { beforeEach, describe, expect, it } from 'vitest';
import { DeskHistory } from '../desk/desk-history.ts';
import { BatchSteps } from './batch-steps.ts';

let undone: string[];
let isRefused: boolean;
let steps: BatchSteps;
let history: DeskHistory;

beforeEach(() => {
  [undone, isRefused] = [[], false];
  steps = new BatchSteps(async (batchId) => {
    if (!isRefused) undone.push(batchId);
    return !isRefused;
  });
  history = new DeskHistory();
  history.include(steps);
});

describe('steps in many articles', () => {
  it('OC6: are taken back one by one, the latest first, and not done again', () => {
    steps.add('first');
    steps.add('second');
    expect([history.undo(), history.undo(), history.undo()]).toEqual([true, true, false]);
    expect(undone).toEqual(['second', 'first']);
    expect(history.redo()).toBe(false);
  });

  it('OC6: are passed over when they were taken back in another way', () => {
    steps.add('first');
    steps.add('second');
    steps.forget('second');
    expect(history.undo()).toBe(true);
    expect(undone).toEqual(['first']);
  });

  it('OC6: can be taken back later when the server did not', async () => {
    steps.add('first');
    isRefused = true;
    history.undo();
    await Promise.resolve();
    isRefused = false;
    expect(history.undo()).toBe(true);
    expect(undone).toEqual(['first']);
  });
});
