import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../log.ts';
import { SampledLog } from './sampled-log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('OB9: a flood of one kind is a line a second with the count of the rest, and hides no other kind', () => {
  const stream = new PassThrough();
  const sampled = new SampledLog(createLog({ level: 'info', stream }));
  const lines = () =>
    String(stream.read() ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (let count = 0; count < 1_000; count++) sampled.info('flood', { count }, 'it floods');
  sampled.info('other', {}, 'another thing');
  expect(lines().map(({ msg }) => msg)).toEqual(['it floods', 'another thing']);
  vi.advanceTimersByTime(1_000);
  expect(lines()).toMatchObject([{ kind: 'flood', count: 999 }]);
  for (let count = 0; count < 10; count++) sampled.info('flood', { count }, 'it floods');
  expect(lines()).toEqual([]);
  vi.advanceTimersByTime(3_000);
  expect(lines()).toMatchObject([{ kind: 'flood', count: 10 }]);
  sampled.info('flood', {}, 'it floods');
  expect(lines()).toHaveLength(1);
});
