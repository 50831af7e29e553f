import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { OwnKeys } from '#domain/own-keys.ts';
import { DeskKeys } from './desk-keys.svelte.ts';
import { commandId, type KeyBinding } from './keymap.ts';

function keysOf(save: (own: OwnKeys) => Promise<void>): DeskKeys {
  return new DeskKeys({ own: {}, codebook: () => DEFAULT_CODEBOOK, onMac: false, save });
}

function binding(keys: DeskKeys, id: string): KeyBinding {
  const found = keys.all.find(({ command }) => commandId(command) === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('the keys of a desk', () => {
  it('HD4: are kept one change after the other, the newest last', async () => {
    const kept: OwnKeys[] = [];
    const keys = keysOf(async (own) => {
      await new Promise((resolve) => setTimeout(resolve, kept.length === 0 ? 5 : 0));
      kept.push(own);
    });
    await Promise.all([
      keys.choose(binding(keys, 'help'), 'F2'),
      keys.swap(binding(keys, 'next-tag'), binding(keys, 'previous-tag')),
    ]);
    expect(kept).toEqual([{ help: 'F2' }, { help: 'F2', 'next-tag': 'k', 'previous-tag': 'j' }]);
    await keys.reset(binding(keys, 'next-tag'));
    expect(keys.own).toEqual({ help: 'F2' });
    await keys.resetAll();
    expect(kept.at(-1)).toEqual({});
  });

  it('HD4: hold on the page when they cannot be kept, and say so until they are', async () => {
    let isAway = true;
    const keys = keysOf(() => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()));
    await keys.choose(binding(keys, 'help'), 'F2');
    expect(binding(keys, 'help').presses).toEqual(['F2']);
    expect(keys.isUnsaved).toBe(true);
    isAway = false;
    await keys.saveAgain();
    expect(keys.isUnsaved).toBe(false);
  });
});
