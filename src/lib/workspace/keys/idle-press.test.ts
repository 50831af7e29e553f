import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { whyIdle } from './idle-press.ts';
import { keysFor } from './keymap.ts';

const KEYS = keysFor(DEFAULT_CODEBOOK);

describe('a key that nothing is on', () => {
  it.each([
    ['a', 'tag', 'A works in Review mode: Accept the tag.'],
    ['p', 'edit', 'P works in Tag mode: Person.'],
    ['ö', 'tag', 'Nothing is on the key Ö. ? shows all keys.'],
    ['Shift+b', 'tag', 'Nothing is on the key Shift B. ? shows all keys.'],
    ['Mod+Shift+h', 'tag', 'Ctrl Shift H works in Edit text mode: Find and replace words.'],
    ['+', 'tag', 'Nothing is on the key +. ? shows all keys.'],
    ['ArrowDown', 'tag', null],
    ['Mod+s', 'tag', null],
    ['F5', 'tag', null],
  ] as const)('HD12: says so: %s in %s', (press, mode, why) => {
    expect(whyIdle(KEYS, press, { mode, focus: 'reading', onMac: false })).toBe(why);
  });

  it.each([
    ['ö', 'control', 'Nothing is on the key Ö. ? shows all keys.'],
    ['p', 'control', 'P works in Tag mode: Person.'],
    ['Enter', 'control', null],
    [' ', 'control', null],
    ['ö', 'field', null],
    ['ö', 'typing', null],
  ] as const)('HD12: says so wherever labels have keys: %s in a %s', (press, focus, why) => {
    expect(whyIdle(KEYS, press, { mode: 'edit', focus, onMac: false })).toBe(why);
  });

  it('HD12: names the key that help is on now', () => {
    const keys = keysFor(DEFAULT_CODEBOOK, { help: 'F1' });
    const why = whyIdle(keys, '?', { mode: 'tag', focus: 'reading', onMac: false });
    expect(why).toBe('Nothing is on the key ?. F1 shows all keys.');
  });
});
