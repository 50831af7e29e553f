import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveDraft } from './live-draft.svelte.ts';

/** A field whose value is written by this draft and by a colleague. */
class Field {
  value = '';
  readonly writtenOver: string[] = [];
  readonly commits: string[] = [];
  readonly draft: LiveDraft;

  constructor(
    asRecorded = (typed: string): string => typed,
    isTaken = (_typed: string): boolean => true,
  ) {
    this.draft = new LiveDraft({
      value: () => this.value,
      asRecorded,
      commit: (typed) => {
        this.commits.push(typed);
        if (isTaken(typed)) this.value = asRecorded(typed);
      },
      writeOver: () => this.writtenOver.push(this.value),
    });
  }
}

const wait = (): void => void vi.advanceTimersByTime(1_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is typed into a field that others write, too', () => {
  it('HS5: tells of a colleague’s value that it was written over', () => {
    const field = new Field();
    field.draft.type('Chair');
    field.value = 'Clerk';
    wait();
    expect([field.value, field.writtenOver]).toEqual(['Chair', ['Clerk']]);
  });

  it('HS5: takes nobody’s value for a colleague’s that was recorded in other words', () => {
    const field = new Field((typed) => `https://${typed}`);
    for (const typed of ['a.example', 'a.example/b', 'a.example/c']) {
      field.draft.type(typed);
      wait();
    }
    field.draft.leave();
    expect(field.writtenOver).toEqual([]);
    expect(field.commits).toEqual(['a.example', 'a.example/b', 'a.example/c']);
    field.draft.type('a.example/d');
    field.value = 'https://b.example';
    field.draft.leave();
    expect(field.writtenOver).toEqual(['https://b.example']);
  });

  it('HS5: takes what stood there for nobody’s news after the field did not take what was typed', () => {
    const field = new Field(
      (typed) => typed,
      (typed) => Number.isFinite(Number(typed)),
    );
    field.value = '12';
    for (const typed of ['12a', '125']) {
      field.draft.type(typed);
      wait();
    }
    expect([field.value, field.writtenOver]).toEqual(['125', []]);
    field.value = '12';
    field.draft.type('126');
    wait();
    expect([field.value, field.writtenOver]).toEqual(['126', ['12']]);
  });

  it('HS5: says nothing where a colleague wrote the same, in whatever words', () => {
    const field = new Field((typed) => typed.trim());
    field.draft.type('Chair ');
    field.value = 'Chair';
    wait();
    expect([field.commits, field.writtenOver]).toEqual([[], []]);
  });

  it('HS5: leaves what a colleague made of it after it was said', () => {
    const field = new Field();
    field.draft.type('Chair');
    wait();
    field.value = 'Former chair';
    field.draft.leave();
    expect([field.value, field.commits, field.draft.typed]).toEqual([
      'Former chair',
      ['Chair'],
      null,
    ]);
  });
});
