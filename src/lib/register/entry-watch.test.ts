import { describe, expect, it } from 'vitest';
import { freshEntity } from '#domain/register/fresh-entity.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { EntryWatch } from './entry-watch.svelte.ts';

const made = { id: 'okafor', name: 'Okafor', type: 'person', createdBy: null, createdAt: 0 };
const entry = (said: Partial<Entity> = {}): Entity => ({ ...freshEntity(made), ...said });

describe('two people at one line of an entry', () => {
  it('EN13: tells whoever wrote over a colleague what stood there', () => {
    const watch = new EntryWatch();
    watch.begin('role', entry({ role: 'Chair' }));
    watch.see(entry({ role: 'Former chair' }));
    watch.write('role', 'Chairwoman', entry({ role: 'Former chair' }));
    watch.see(entry({ role: 'Chairwoman' }));
    expect(watch.told).toEqual({ role: { whose: 'theirs', words: 'Former chair' } });
  });

  it('EN13: tells whoever was written over what they had written', () => {
    const watch = new EntryWatch();
    watch.begin('note', entry());
    watch.write('note', 'Of the board.', entry());
    watch.see(entry({ note: 'Of the board.' }));
    expect(watch.told).toEqual({});
    watch.see(entry({ note: 'Of the harbour.' }));
    expect(watch.told).toEqual({ note: { whose: 'mine', words: 'Of the board.' } });
  });

  it('EN13: says nothing where nothing was lost', () => {
    const watch = new EntryWatch();
    watch.begin('role', entry());
    watch.write('role', 'Chair', entry({ role: 'Chair' }));
    watch.write('role', 'Chair of it', entry({ role: 'Chair' }));
    watch.see(entry({ role: 'Chair of it', note: 'Somebody wrote here.' }));
    watch.end('role');
    watch.begin('role', entry({ role: 'Clerk' }));
    watch.write('role', 'Clerks', entry({ role: 'Clerk' }));
    expect(watch.told).toEqual({});
  });

  it('EN13: falls silent once one of the two was chosen', () => {
    const watch = new EntryWatch();
    watch.begin('role', entry());
    watch.write('role', 'Chair', entry({ role: 'Clerk' }));
    watch.write('role', 'Clerk', entry({ role: 'Chair' }));
    expect(watch.told).toEqual({});
    watch.write('role', 'Chair', entry({ role: 'Chairman' }));
    watch.dismiss('role');
    expect(watch.told).toEqual({});
  });
});
