import { describe, expect, it } from 'vitest';
import { keyCaps, readPress, type KeyPress } from './press.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
  return { key, code: '', ...plain, ...more };
}

describe('reading a press', () => {
  it('takes a letter without its case, so that caps lock does not matter', () => {
    expect(readPress(press('P'))).toBe('p');
  });
  it('keeps Shift with letters and named keys', () => {
    expect(readPress(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+z');
    expect(readPress(press('F6', { shiftKey: true }))).toBe('Shift+F6');
  });
  it('leaves Shift out where the sign itself is another key', () => {
    expect(readPress(press('?', { shiftKey: true }))).toBe('?');
  });
  it('reads what Alt turned into another character by the place of the key', () => {
    expect(readPress(press('¡', { altKey: true, code: 'Digit1' }))).toBe('Alt+1');
    expect(readPress(press('π', { altKey: true, code: 'KeyP' }))).toBe('Alt+p');
  });
  it('counts Command and Control as one modifier', () => {
    expect(readPress(press('z', { metaKey: true }))).toBe('Mod+z');
  });
});

describe('a key in help', () => {
  it('shows keys as they stand on the keyboard', () => {
    expect(keyCaps('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyCaps('Mod+Shift+z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(keyCaps(' ', false)).toEqual(['Space']);
  });
  it('HD12: shows the sign that joins keys, and a letter without a capital, as they are', () => {
    expect(keyCaps('+', false)).toEqual(['+']);
    expect(keyCaps('Mod++', false)).toEqual(['Ctrl', '+']);
    expect(keyCaps('ß', false)).toEqual(['ß']);
  });
});
