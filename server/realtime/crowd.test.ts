import { expect, test } from 'vitest';
import { Crowd } from './crowd.ts';

test('a crowd lets in up to its limit by key, and again when somebody left', () => {
  const crowd = new Crowd(2);
  expect([crowd.enter('a'), crowd.enter('a'), crowd.enter('a')]).toEqual([true, true, false]);
  expect(crowd.enter('b')).toBe(true);
  expect(crowd.isFull('a')).toBe(true);
  crowd.leave('a');
  expect(crowd.enter('a')).toBe(true);
});
