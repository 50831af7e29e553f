import { describe, expect, it } from 'vitest';
import type { Field } from '#domain/codebook/codebook.ts';
import { canShow, numberIn, recordedText, valueWords, withChoice } from './value-words.ts';

const field = (type: 'date' | 'evidence' | 'number' | 'text' | 'url'): Field => ({
  id: 'f',
  name: 'F',
  description: '',
  type,
});

describe('the value of a field', () => {
  it('is a number as people write it, or none', () => {
    expect(numberIn('1 200')).toBe(1200);
    expect(numberIn('-12\u202F345\u202F678.5')).toBe(-12_345_678.5);
    expect(numberIn('3.5')).toBe(3.5);
    for (const typed of ['', 'abc', '1,200', '12 00', '1 2', 'Infinity'])
      expect(numberIn(typed), typed).toBeNull();
  });

  it('HS5: is recorded as a number is written, an address whole and a text as it was typed', () => {
    expect(recordedText(field('number'), ' 1 200.50')).toBe('1200.5');
    expect(recordedText(field('number'), 'many ')).toBe('many');
    expect(recordedText(field('url'), 'example.org')).toBe('https://example.org');
    expect(recordedText(field('text'), ' so ')).toBe(' so ');
    expect(recordedText(field('text'), '  ')).toBe('');
  });

  it('is made of what is chosen now, in the order of the codebook', () => {
    const choices = ['a', 'b', 'c'].map((id) => ({ id, name: id }));
    const made = (now: readonly string[], choice: string, isChosen: boolean) =>
      withChoice(choices, now, { choice, isChosen });
    expect(made(['c'], 'a', true)).toEqual(['a', 'c']);
    expect(made(['a', 'c'], 'a', true)).toEqual(['a', 'c']);
    expect(made(['a', 'dropped'], 'a', false)).toEqual(['dropped']);
    expect(made(['dropped'], 'dropped', false)).toEqual([]);
  });

  it('says of sources what is noted at each, and that one has no address yet', () => {
    const sources = [
      { url: 'https://a.example/', title: '', note: 'table 3' },
      { url: '', title: '', note: '' },
    ];
    expect(valueWords(field('evidence'), sources, () => undefined)).toBe(
      'https://a.example/ (table 3), a source without an address',
    );
  });

  it('is shown in the field that holds it, also where it breaks a rule', () => {
    expect(canShow(field('date'), '0001-01-01')).toBe(true);
    expect(canShow(field('date'), 'last May')).toBe(false);
  });
});
