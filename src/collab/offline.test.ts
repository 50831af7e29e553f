import { describe, expect, it } from 'vitest';
import { newId, type AccountId } from '#domain/ids.ts';
import {
  forgetOfflineCopies,
  unsavedChanges,
  UnsavedLedger,
  type SmallStorage,
} from './offline.ts';

const key = { accountId: newId<AccountId>(), room: 'text/a', epoch: 1 };

/** What a page that opens takes over. */
function inherited(storage: SmallStorage | null, page: number, of = key): number {
  return new UnsavedLedger(storage, of, page).takeOver(0);
}

/** A storage as browsers have it. */
function createStorage(): SmallStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

describe('the ledger of what is unsaved', () => {
  it('hands what one visit left to the next', () => {
    const storage = createStorage();
    new UnsavedLedger(storage, key, 1).write(3);
    expect(inherited(storage, 2)).toBe(3);
    expect(inherited(storage, 3)).toBe(3);
  });

  it('adds up what several pages left', () => {
    const storage = createStorage();
    const one = new UnsavedLedger(storage, key, 1);
    const two = new UnsavedLedger(storage, key, 2);
    one.write(1);
    two.write(2);
    expect(inherited(storage, 3)).toBe(3);
  });

  it('forgets when all is saved', () => {
    const storage = createStorage();
    const ledger = new UnsavedLedger(storage, key, 1);
    ledger.write(2);
    ledger.write(0);
    expect(inherited(storage, 2)).toBe(0);
  });

  it('takes over, beside its own, what a page left that was closed meanwhile', () => {
    const storage = createStorage();
    const open = new UnsavedLedger(storage, key, 1);
    expect(open.takeOver(0)).toBe(0);
    new UnsavedLedger(storage, key, 2).write(2);
    open.write(1);
    expect(open.takeOver(1)).toBe(2);
    expect(unsavedChanges(storage)).toBe(3);
    expect(open.takeOver(3)).toBe(0);
  });

  it('HS5: knows the pages whose work it took over, and those they took over from', () => {
    const storage = createStorage();
    new UnsavedLedger(storage, key, 1).write(3);
    const second = new UnsavedLedger(storage, key, 2);
    second.takeOver(0);
    second.write(4);
    const third = new UnsavedLedger(storage, key, 3);
    expect(third.takeOver(0)).toBe(4);
    expect(third.earlierPages).toEqual(new Set([2, 1]));
    third.write(0);
    const fourth = new UnsavedLedger(storage, key, 4);
    fourth.takeOver(0);
    expect(fourth.earlierPages.size).toBe(0);
  });

  it('keeps rooms, accounts and epochs apart', () => {
    const storage = createStorage();
    new UnsavedLedger(storage, key, 1).write(3);
    expect(inherited(storage, 2, { ...key, epoch: 2 })).toBe(0);
    expect(inherited(storage, 2, { ...key, room: 'text/b' })).toBe(0);
  });

  it('counts nothing where nothing can be kept', () => {
    expect(inherited(null, 1)).toBe(0);
  });
});

it('counts what all copies of this browser have not saved', () => {
  const storage = createStorage();
  expect(unsavedChanges(storage)).toBe(0);
  new UnsavedLedger(storage, key, 1).write(3);
  new UnsavedLedger(storage, { ...key, room: 'layer/b' }, 2).write(2);
  expect(unsavedChanges(storage)).toBe(5);
});

it('leaves nothing behind after signing out, and touches nothing else', async () => {
  const storage = createStorage();
  storage.setItem('theme', 'dark');
  new UnsavedLedger(storage, key, 1).write(3);
  await forgetOfflineCopies(storage);
  expect([storage.length, storage.getItem('theme')]).toEqual([1, 'dark']);
});
