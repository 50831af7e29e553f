import { describe, expect, it } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { OwnKeys } from '#domain/own-keys.ts';
import { isChanged, isOwn, judgePress, withoutOwn } from './key-choice.ts';
import { commandId, commandOf, keysFor, type KeyBinding } from './keymap.ts';

const READING = { mode: 'tag', focus: 'reading' } as const;

function keyOf(id: string, own: OwnKeys = {}): KeyBinding {
  const binding = keysFor(DEFAULT_CODEBOOK, own).find(({ command }) => commandId(command) === id);
  if (binding === undefined) throw new Error(id);
  return binding;
}

const judge = (id: string, press: string) =>
  judgePress(keysFor(DEFAULT_CODEBOOK), keyOf(id), press);

describe('a key of one’s own', () => {
  it('HD4: takes the place of the usual ones at once', () => {
    const keys = keysFor(DEFAULT_CODEBOOK, { 'next-tag': 'b' });
    expect(commandOf(keys, 'b', READING)?.command).toEqual({ name: 'next-tag' });
    expect(commandOf(keys, 'j', READING)).toBeNull();
    expect(commandOf(keys, 'k', READING)?.command).toEqual({ name: 'previous-tag' });
  });

  it('HD4: is free when it asks for nothing else', () => {
    expect(judge('next-tag', 'b')).toEqual({ state: 'free' });
    expect(judge('next-tag', 'j')).toEqual({ state: 'free' });
  });

  it('HD4: names what it would collide with, of the desk and of the codebook', () => {
    expect(judge('next-tag', 'k')).toMatchObject({ state: 'taken', by: { says: 'Previous tag' } });
    expect(judge('next-tag', 'p')).toMatchObject({ state: 'taken', by: { says: 'Person' } });
    expect(judge('next-tag', 'Alt+p')).toMatchObject({ state: 'taken', by: { says: 'Person' } });
    expect(judge('next-tag', '3')).toMatchObject({ state: 'taken' });
  });

  it('HD4: collides only where both are in force', () => {
    // Taking a decision back works in review alone, as rejecting does.
    expect(judge('reject', 'u')).toMatchObject({ state: 'taken' });
    expect(judge('undo', 'Mod+Alt+9')).toEqual({ state: 'free' });
  });

  it('HD4: is refused with a reason where it would take something away', () => {
    expect(judge('next-tag', 'Tab')).toMatchObject({ state: 'impossible' });
    expect(judge('next-tag', 'Shift+ArrowRight')).toMatchObject({ state: 'impossible' });
    expect(judge('next-tag', 'Mod+w')).toMatchObject({ state: 'impossible' });
    expect(judge('next-tag', 'Enter')).toMatchObject({ state: 'impossible' });
    expect(judge('undo', 'b')).toMatchObject({ state: 'impossible' });
    expect(judge('undo', 'F8')).toEqual({ state: 'free' });
  });

  it('HD4: is given up for the usual one, together with what took that', () => {
    const own = { 'next-tag': 'k', 'previous-tag': 'j', help: 'F2' };
    expect(withoutOwn(own, 'next-tag')).toEqual({ help: 'F2' });
    expect(withoutOwn(own, 'help')).toEqual({ 'next-tag': 'k', 'previous-tag': 'j' });
  });

  it('is not to be had for what the codebook gives a key', () => {
    expect(isOwn(keyOf('tag-entity-person'))).toBe(false);
    expect(isOwn(keyOf('next-tag'))).toBe(true);
    expect(isChanged(keyOf('next-tag'), { 'next-tag': 'b' })).toBe(true);
  });
});
