import { describe, expect, it } from 'vitest';
import { initials, personColour } from './person.ts';

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['  maría  del carmen ruiz ', 'MR'],
    ['Cher', 'C'],
    ['王小明', '王'],
    ['👩‍🚀 Station', '👩‍🚀S'],
    ['', '?'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe('personColour', () => {
  it('is one of the eight colours of the style sheet, and always the same for a person', () => {
    expect(personColour('0123456789abcdef')).toMatch(/^var\(--person-[1-8]\)$/);
    expect(personColour('0123456789abcdef')).toBe(personColour('0123456789abcdef'));
  });
});
