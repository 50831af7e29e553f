// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { CodebookDraft } from './codebook-draft.svelte.ts';
import { DraftKeeper } from './kept-draft.ts';

const OWNER = { accountId: 'a', projectId: 'p' };
const FIRST = { version: 1, codebook: DEFAULT_CODEBOOK };

function open(current = FIRST, storage: Storage | null = localStorage): CodebookDraft {
  return new CodebookDraft(current, new DraftKeeper(storage, OWNER));
}

/** As a colleague saves it, with another definition of quotes. */
function theirs(description: string): { version: number; codebook: Codebook } {
  const kinds = DEFAULT_CODEBOOK.kinds.map((kind) =>
    kind.id === 'quote' ? { ...kind, description } : kind,
  );
  return { version: 2, codebook: { ...DEFAULT_CODEBOOK, kinds } };
}

describe('a draft of a codebook', () => {
  it('is kept until it is saved or given up, and found on the next visit', () => {
    localStorage.clear();
    const draft = open();
    draft.changeKind(0, { description: 'A name.' });
    const again = open();
    expect(again.wasKept).toBe(true);
    expect(again.codebook.kinds[0]?.description).toBe('A name.');
    again.discard();
    expect(open().wasKept).toBe(false);
  });

  it('is had back after it was given up, though a colleague saved meanwhile', () => {
    localStorage.clear();
    const draft = open();
    draft.changeKind(0, { description: 'A name.' });
    const takeBack = draft.discard();
    draft.hear(theirs('Words of somebody.'));
    takeBack();
    expect(draft.codebook.kinds[0]?.description).toBe('A name.');
    expect(draft.overtaken?.version).toBe(2);
    expect(open().wasKept).toBe(true);
  });

  it('is had back together with what was written after it was given up', () => {
    localStorage.clear();
    const draft = open();
    draft.changeKind(0, { description: 'A name.' });
    const takeBack = draft.discard();
    draft.changeKind(0, { name: 'Thing' });
    takeBack();
    expect(draft.codebook.kinds[0]).toMatchObject({ name: 'Thing', description: 'A name.' });
  });

  it('has back the kind that was removed, and shows one that is there', () => {
    localStorage.clear();
    const draft = open();
    draft.remove({ type: 'kind', kind: 2 });
    const takeBack = draft.discard();
    draft.place = { type: 'kind', kind: 2 };
    takeBack();
    expect(draft.codebook.kinds).toHaveLength(2);
    expect(draft.place).toEqual({ type: 'kind', kind: 0 });
  });

  it('CB6: keeps what was written while it was being saved, as changes to that version', () => {
    localStorage.clear();
    const draft = open();
    draft.changeKind(0, { description: 'A name.' });
    const { codebook } = draft;
    draft.changeKind(0, { description: 'A name in the text.' });
    draft.saved({ version: 2, codebook }, '');
    expect(draft.codebook.kinds[0]?.description).toBe('A name in the text.');
    expect(draft.isChanged).toBe(true);
    expect(open({ version: 2, codebook }).codebook).toEqual(draft.codebook);
    draft.saved({ version: 3, codebook: draft.codebook }, '');
    expect(draft.isChanged).toBe(false);
  });

  it('CB6: is overtaken by what a colleague saved before the answer to one’s own save came', () => {
    localStorage.clear();
    const draft = open();
    draft.changeKind(0, { description: 'A name.' });
    const { codebook } = draft;
    draft.changeKind(0, { name: 'Thing' });
    draft.hear({ ...theirs('Said.'), version: 3 });
    draft.saved({ version: 2, codebook }, '');
    expect(draft.base.version).toBe(2);
    expect(draft.overtaken?.version).toBe(3);
  });

  it('says so when this browser keeps nothing', () => {
    const draft = open(FIRST, null);
    draft.changeKind(0, { description: 'A name.' });
    expect(draft.isUnkept).toBe(true);
  });

  it('CB6: goes on from a colleague’s version at once while nothing was changed', () => {
    localStorage.clear();
    const draft = open();
    draft.hear(theirs('Said.'));
    expect(draft.base.version).toBe(2);
    expect(draft.overtaken).toBeNull();
  });

  it('CB6: puts its changes on top of a colleague’s, and both are in it', () => {
    localStorage.clear();
    const draft = open();
    draft.changeKind(2, { description: 'Checked.' });
    draft.hear(theirs('Said.'));
    expect(draft.overtaken?.version).toBe(2);
    draft.catchUp();
    expect(draft.base.version).toBe(2);
    expect(draft.codebook.kinds.map(({ description }) => description).slice(1)).toEqual([
      'Said.',
      'Checked.',
    ]);
    expect(draft.isChanged).toBe(true);
    expect(draft.changes).toHaveLength(1);
    draft.hear(theirs('Said.'));
    expect(draft.isChanged).toBe(true);
  });

  it('moves what is open, removes what is new and keeps the place inside the codebook', () => {
    localStorage.clear();
    const draft = open();
    draft.addLabel(0);
    expect(draft.place).toEqual({ type: 'label', kind: 0, label: 8 });
    draft.move(draft.place, -1);
    expect(draft.place).toEqual({ type: 'label', kind: 0, label: 7 });
    expect(draft.codebook.kinds[0]?.labels[7]?.name).toBe('');
    draft.remove(draft.place);
    expect(draft.codebook).toEqual(DEFAULT_CODEBOOK);
    expect(draft.place).toEqual({ type: 'kind', kind: 0 });
  });

  it('takes another codebook over and keeps, retired, what tags use', () => {
    localStorage.clear();
    const draft = open();
    draft.usage = { entity: 3, 'entity/label/event': 3 };
    const [entity, ...kinds] = DEFAULT_CODEBOOK.kinds;
    if (entity === undefined) throw new Error('no kinds');
    const labels = entity.labels.filter(({ id }) => id === 'person');
    draft.adopt({ ...DEFAULT_CODEBOOK, kinds: [{ ...entity, labels }, ...kinds] }, 'From a file');
    expect(draft.codebook.kinds[0]?.labels.map(({ id, retired }) => [id, retired])).toEqual([
      ['person', undefined],
      ['event', true],
    ]);
    expect(draft.problems).toEqual([]);
  });
});
