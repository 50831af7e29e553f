import { describe, expect, it } from 'vitest';
import { isFiltered, readListView, writeListView, type ListView } from './list-view.ts';

const all: ListView = { search: '', state: null, review: null, sort: 'changed', page: 1 };

describe('a list view', () => {
  it('shows everything, the latest changed first, when the address says nothing', () => {
    expect(readListView(new URLSearchParams())).toEqual(all);
    expect(isFiltered(all)).toBe(false);
  });

  it('comes back from the address it was written to', () => {
    const view: ListView = {
      search: 'harbour & "ferry"',
      state: 'frozen',
      review: 'to-review',
      sort: 'tags',
      page: 3,
    };
    expect(readListView(new URLSearchParams(writeListView(view)))).toEqual(view);
    expect(isFiltered(view)).toBe(true);
  });

  it.each(['page=-1', 'page=1.5', 'page=x', 'page=1e9', 'sort=evil', 'state=', 'review=none'])(
    'takes no notice of %s',
    (query) => {
      expect(readListView(new URLSearchParams(query))).toEqual(all);
    },
  );
});
