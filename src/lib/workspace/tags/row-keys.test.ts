import { expect, it } from 'vitest';
import { RowKeys } from './row-keys.ts';

const row = (url: string, note = '') => ({ url, title: '', note });
const keysOf = (rows: ReturnType<RowKeys['of']>): readonly number[] => rows.map(({ key }) => key);

it('a row keeps its key when one above it is removed and others are written', () => {
  const keys = new RowKeys();
  const [, second, third] = keysOf(keys.of([row('a'), row('b'), row('c')]));
  expect(keysOf(keys.of([row('b', 'note'), row('c')]))).toEqual([second, third]);
  expect(keysOf(keys.of([row('b', 'notes'), row('c'), row('a')])).slice(0, 2)).toEqual([
    second,
    third,
  ]);
});

it('no two rows have one key, also where they say the same', () => {
  const keys = new RowKeys();
  const before = keysOf(keys.of([row(''), row('')]));
  const after = keysOf(keys.of([row(''), row(''), row('')]));
  expect(new Set([...before, ...after]).size).toBe(3);
});

it('a row keeps its key when all it says is changed here, and is another when a colleague’s stands in its place', () => {
  const keys = new RowKeys();
  const [first] = keysOf(keys.of([row('a')]));
  keys.change(first ?? -1, { url: 'b' });
  expect(keysOf(keys.of([row('b')]))).toEqual([first]);
  expect(keysOf(keys.of([row('c')]))).not.toEqual([first]);
});
