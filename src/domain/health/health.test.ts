import { expect, test } from 'vitest';
import { durationInWords } from './health.ts';

test.each([
  [0.2, '1 ms'],
  [4.4, '4 ms'],
  [1_500, '1.5 s'],
  [9_960, '10 s'],
  [42_000, '42 s'],
  [180_000, '3 min'],
])('%d ms is said as %s', (ms, words) => {
  expect(durationInWords(ms)).toBe(words);
});
