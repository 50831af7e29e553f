import { describe, expect, it } from 'vitest';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { RESERVED_KEYS } from '#domain/codebook/keys.ts';
import {
  commandOf,
  DESK_KEYS,
  goesOnWhileHeld,
  keysFor,
  listedKeys,
  type Focus,
  type KeyBinding,
} from './keymap.ts';

const CODEBOOK: Codebook = {
  kinds: [
    {
      id: 'entity',
      name: 'Entity',
      description: '',
      colour: 'blue',
      labels: [{ id: 'person', name: 'Person', description: '', key: 'p' }],
      parts: [{ id: 'mention', name: 'Mention', description: '' }],
      fields: [],
    },
    {
      id: 'quote',
      name: 'Quote',
      description: '',
      colour: 'purple',
      key: 'q',
      labels: [],
      parts: [{ id: 'content', name: 'Content', description: '' }],
      fields: [],
    },
  ],
  linkTypes: [],
};
const KEYS = keysFor(CODEBOOK);

describe('finding the command', () => {
  const reading = { mode: 'tag', focus: 'reading' } as const;

  it('tags with the letters of labels and of kinds without labels', () => {
    expect(commandOf(KEYS, 'p', reading)?.command).toEqual({
      name: 'tag',
      kind: 'entity',
      label: 'person',
    });
    expect(commandOf(KEYS, 'q', reading)?.command).toEqual({
      name: 'tag',
      kind: 'quote',
      label: null,
    });
  });
  it('takes Alt over a tagging key as the exact selection', () => {
    expect(commandOf(KEYS, 'Alt+p', reading)).toEqual({
      command: { name: 'tag', kind: 'entity', label: 'person' },
      exact: true,
    });
    expect(commandOf(KEYS, 'Alt+j', reading)).toBeNull();
  });
  it('lets Alt and a digit switch the mode, not add an exact part', () => {
    expect(commandOf(KEYS, 'Alt+2', reading)?.command).toEqual({
      name: 'switch-mode',
      mode: 'edit',
    });
  });
  it('leaves letters alone while the text is typed in', () => {
    const typing = { mode: 'edit', focus: 'typing' } as const;
    for (const key of ['p', 'q', 'j', '1', '.', '?', 'Enter', 'Delete', ' ']) {
      expect(commandOf(KEYS, key, typing), key).toBeNull();
    }
    expect(commandOf(KEYS, 'Mod+z', typing)?.command).toEqual({ name: 'undo' });
  });
  it('leaves a field everything but the keys that lead out of it', () => {
    const field = { mode: 'tag', focus: 'field' } as const;
    expect(commandOf(KEYS, 'p', field)).toBeNull();
    expect(commandOf(KEYS, 'Mod+z', field)).toBeNull();
    expect(commandOf(KEYS, 'F6', field)?.command).toEqual({ name: 'next-pane' });
  });
  it('leaves buttons the keys that press them', () => {
    const control = { mode: 'tag', focus: 'control' } as const;
    expect(commandOf(KEYS, 'Enter', control)).toBeNull();
    expect(commandOf(KEYS, ' ', control)).toBeNull();
    expect(commandOf(KEYS, 'p', control)).not.toBeNull();
  });
  it('removes the tag that is picked in the list, and none from a button, link or field', () => {
    const at = (focus: Focus): unknown =>
      commandOf(KEYS, 'Delete', { mode: 'tag', focus })?.command;
    expect([at('reading'), at('list')]).toEqual([{ name: 'remove-tag' }, { name: 'remove-tag' }]);
    expect([at('control'), at('field'), at('typing')]).toEqual([undefined, undefined, undefined]);
    expect(commandOf(KEYS, 'p', { mode: 'tag', focus: 'list' })).not.toBeNull();
    expect(commandOf(KEYS, 'Enter', { mode: 'tag', focus: 'list' })).toBeNull();
  });
  it('HD16: goes on with every move while a key is held, and with nothing else but taking back', () => {
    const goesOn = KEYS.filter(({ command }) => goesOnWhileHeld(command));
    const moves = KEYS.filter(({ group }) => group === 'move' || group === 'edges');
    const decided = ['follow', 'open-entity', 'filter-tags'];
    const names = (keys: readonly KeyBinding[]): ReadonlySet<string> =>
      new Set(keys.map(({ command }) => command.name));
    expect(names(goesOn)).toEqual(
      new Set(
        [...names(moves), 'next-undecided', 'undo', 'redo'].filter(
          (name) => !decided.includes(name),
        ),
      ),
    );
  });
  it('judges only in review', () => {
    expect(commandOf(KEYS, 'a', reading)).toBeNull();
    expect(commandOf(KEYS, 'a', { mode: 'review', focus: 'reading' })?.command).toEqual({
      name: 'accept',
    });
  });
  it("never lets a codebook's key take one of the desk's", () => {
    const [entity] = CODEBOOK.kinds;
    if (entity === undefined) throw new Error('a kind');
    const greedy = { ...CODEBOOK, kinds: [{ ...entity, key: 'j' }] };
    expect(commandOf(keysFor(greedy), 'j', reading)?.command).toEqual({ name: 'next-tag' });
  });
});

describe('the table', () => {
  it('gives no press two meanings at one place', () => {
    const places = DESK_KEYS.flatMap(({ presses, modes, focus }) =>
      presses.flatMap((key) => modes.flatMap((mode) => focus.map((at) => `${key} ${mode} ${at}`))),
    );
    expect(new Set(places).size).toBe(places.length);
  });
  it('takes no single key that a codebook could be given', () => {
    const single = DESK_KEYS.flatMap(({ presses }) => presses).filter((key) => key.length === 1);
    expect(single.filter((key) => !RESERVED_KEYS.includes(key) && key !== ' ')).toEqual([]);
  });
  it('lists the digits as one in help', () => {
    const listed = listedKeys(KEYS).filter(({ command }) => command.name === 'add-part');
    expect(listed.map(({ presses }) => presses)).toEqual([['1 – 9']]);
  });
});
