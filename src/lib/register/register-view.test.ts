import { describe, expect, it } from 'vitest';
import {
  readRegisterView,
  readUsesView,
  writeRegisterView,
  writeUsesView,
  type RegisterView,
} from './register-view.ts';

describe('a view of the register', () => {
  it('comes back out of its address', () => {
    const view: RegisterView = {
      search: 'Skerry & co',
      type: 'place',
      sort: 'mentions',
      removed: true,
      page: 3,
    };
    expect(readRegisterView(new URLSearchParams(writeRegisterView(view)))).toEqual(view);
    const uses = { kind: 'quote', page: 2 } as const;
    expect(readUsesView(new URLSearchParams(writeUsesView(uses)))).toEqual(uses);
  });

  it('is the whole list where the address says nothing, or nothing that makes sense', () => {
    const whole = { search: '', type: null, sort: 'name', removed: false, page: 1 };
    for (const query of ['', 'sort=shoe-size&page=-1', 'page=1e99&type='])
      expect(readRegisterView(new URLSearchParams(query))).toEqual(whole);
    expect(readUsesView(new URLSearchParams('kind=rumour'))).toEqual({ kind: null, page: 1 });
    expect(writeRegisterView(readRegisterView(new URLSearchParams()))).toBe('?');
  });
});
