import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  beginProgress,
  combineSaveStates,
  saveStateOf,
  type SaveProgress,
} from './save-state.ts';

const online: SaveProgress = { ...beginProgress(0), link: 'online' };

describe('the save state of a room', () => {
  it('is saved only when everything made was acknowledged', () => {
    const three = { ...online, made: 3 };
    expect(saveStateOf(three)).toEqual({ type: 'saving', pending: 3 });
    expect(saveStateOf(acknowledge(three, 2))).toEqual({ type: 'saving', pending: 1 });
    expect(saveStateOf(acknowledge(three, 3))).toEqual({ type: 'saved' });
  });

  it('counts what earlier visits left unsaved', () => {
    expect(saveStateOf(beginProgress(2))).toEqual({ type: 'saving', pending: 2 });
  });

  it('never counts more saved than was made, nor less than was said before', () => {
    const two = acknowledge({ ...online, made: 2 }, 2);
    expect(acknowledge(two, 99).acknowledged).toBe(2);
    expect(acknowledge(two, 1).acknowledged).toBe(2);
  });

  it('says how many changes are kept here while offline', () => {
    expect(saveStateOf({ ...online, link: 'offline', made: 3 })).toEqual({
      type: 'offline',
      pending: 3,
      reason: null,
    });
  });

  it('LM6: says why the server sent it away until it is let in again, though the way there is open', () => {
    const away = { ...online, awayFor: 'Too many pages are open.' };
    expect(saveStateOf(away)).toEqual({ type: 'offline', pending: 0, reason: away.awayFor });
  });

  it('says that storage is down rather than that it is saving', () => {
    expect(saveStateOf({ ...online, storageAvailable: false, made: 1 })).toEqual({
      type: 'storage-down',
      pending: 1,
    });
  });
});

describe('the save state of a page', () => {
  it('is the worst of its rooms, with all their pending changes', () => {
    expect(
      combineSaveStates([
        { type: 'saving', pending: 2 },
        { type: 'saved' },
        { type: 'offline', pending: 1, reason: 'Too many pages are open.' },
      ]),
    ).toEqual({ type: 'offline', pending: 3, reason: 'Too many pages are open.' });
  });

  it('is saved when there is nothing to save', () => {
    expect(combineSaveStates([])).toEqual({ type: 'saved' });
  });

  it('is stopped as soon as one room is', () => {
    const stopped = { type: 'stopped', action: 'reload', message: 'Reload.' } as const;
    expect(combineSaveStates([{ type: 'saving', pending: 2 }, stopped])).toEqual(stopped);
  });
});
