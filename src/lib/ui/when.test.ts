import { expect, it } from 'vitest';
import { day, inWords } from './when.ts';

const now = new Date('2026-03-10T12:00:00Z');

it.each([
  ['2026-03-10T11:59:30Z', 'just now'],
  ['2026-03-10T11:58:00Z', '2 minutes ago'],
  ['2026-03-10T09:00:00Z', '3 hours ago'],
  ['2026-03-09T12:00:00Z', 'yesterday'],
  ['2026-03-17T11:00:00Z', 'in 7 days'],
  ['2026-02-01T12:00:00Z', '1 Feb 2026'],
])('%s is said as %s', (at, words) => {
  expect(inWords(new Date(at), now)).toBe(words);
});

it('a calendar day is the same day in every time zone', () => {
  expect(day('2026-03-01')).toBe('1 Mar 2026');
});
