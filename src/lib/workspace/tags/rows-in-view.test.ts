import { expect, it } from 'vitest';
import { rowsInView } from './rows-in-view.ts';

it('holds what is in view and a little more on either side, never beyond the list', () => {
  const list = { height: 300, rowHeight: 30, count: 2000 };
  expect(rowsInView({ ...list, scrollTop: 0 })).toEqual({ from: 0, to: 18 });
  expect(rowsInView({ ...list, scrollTop: 3000 })).toEqual({ from: 92, to: 118 });
  expect(rowsInView({ ...list, scrollTop: 59_700 })).toEqual({ from: 1982, to: 2000 });
});

it('is empty before the list is laid out and when there is nothing to list', () => {
  expect(rowsInView({ scrollTop: 0, height: 300, rowHeight: 0, count: 5 })).toEqual({
    from: 0,
    to: 0,
  });
  expect(rowsInView({ scrollTop: 900, height: 300, rowHeight: 30, count: 0 })).toEqual({
    from: 0,
    to: 0,
  });
});
