import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountId, TagId } from '../ids.ts';
import type { Tag } from '../tag/tag.ts';
import { digest } from './digest.ts';
import { judgementOf, nextUndecided, tally } from './review.ts';

const tag: Tag<unknown> = {
  id: 'tag' as TagId,
  kind: 'quote',
  label: null,
  parts: { content: [{ first: [1, 2], last: [1, 9], quote: 'We were never asked' }] },
  fields: { type: 'direct', speaker: { unnamed: 'a sailor' } },
  createdBy: null,
  createdAt: 0,
};

describe('the digest of a tag', () => {
  it('is short and stays what it was when it was first written down', () => {
    expect(digest(tag)).toBe('9dbd8d529a168abb');
  });

  it('does not depend on who made it, when, or the order of its keys', () => {
    const { parts, fields, ...rest } = tag;
    const again = {
      fields: { speaker: { unnamed: 'a sailor' }, type: 'direct' },
      parts,
      ...rest,
      createdBy: 'someone' as AccountId,
      createdAt: 9,
    };
    expect(Object.keys(again.fields)).not.toEqual(Object.keys(fields));
    expect(digest(again)).toBe(digest(tag));
  });

  it('changes with the kind, the label, a part or a field', () => {
    const others = [
      { ...tag, kind: 'claim' },
      { ...tag, label: 'person' },
      {
        ...tag,
        parts: { content: [{ first: [1, 2], last: [1, 8], quote: 'We were never aske' }] },
      },
      { ...tag, parts: { cue: tag.parts['content'] ?? [] } },
      { ...tag, fields: { ...tag.fields, type: 'mixed' } },
      { ...tag, fields: {} },
    ];
    const digests = [tag, ...others].map(digest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('is 16 hexadecimal digits of any tag', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (kind, fields) => {
        expect(digest({ ...tag, kind, fields })).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });
});

describe('a decision', () => {
  it('stands while the tag is what was judged', () => {
    expect(judgementOf('d1', { state: 'accepted', digest: 'd1' })).toEqual({
      state: 'accepted',
      changedSince: null,
    });
  });

  it('leaves a tag that changed since undecided, and says what it was', () => {
    expect(judgementOf('d2', { state: 'rejected', digest: 'd1' })).toEqual({
      state: 'undecided',
      changedSince: 'rejected',
    });
  });

  it('that nobody made leaves the tag undecided', () => {
    expect(judgementOf('d1', undefined)).toEqual({ state: 'undecided', changedSince: null });
  });

  it('is counted by what it means now', () => {
    const judgements = [
      judgementOf('d1', { state: 'accepted', digest: 'd1' }),
      judgementOf('d2', { state: 'accepted', digest: 'd1' }),
      judgementOf('d1', { state: 'rejected', digest: 'd1' }),
      judgementOf('d1', undefined),
    ];
    expect(tally(judgements)).toEqual({ undecided: 2, accepted: 1, rejected: 1 });
  });
});

describe('the next undecided tag', () => {
  const [a, b, c] = ['a', 'b', 'c'] as TagId[] as [TagId, TagId, TagId];
  const undecided =
    (...tags: TagId[]) =>
    (one: TagId) =>
      tags.includes(one) ? 'undecided' : 'accepted';

  it('is the first when none is current', () => {
    expect(nextUndecided([a, b, c], null, undecided(b, c))).toBe(b);
  });

  it('comes after the current one, and around from the start', () => {
    expect(nextUndecided([a, b, c], a, undecided(a, c))).toBe(c);
    expect(nextUndecided([a, b, c], c, undecided(a, c))).toBe(a);
  });

  it('is the current one when no other is left, and none when all is decided', () => {
    expect(nextUndecided([a, b, c], b, undecided(b))).toBe(b);
    expect(nextUndecided([a, b, c], b, undecided())).toBeNull();
  });
});
