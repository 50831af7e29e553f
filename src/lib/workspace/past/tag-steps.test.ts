import { describe, expect, it } from 'vitest';
import { kindOf } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { changesOf, stepWords, type TagStep } from './tag-steps.ts';

const quote = kindOf(DEFAULT_CODEBOOK, 'quote');
const step = (said: Partial<TagStep>): TagStep => ({
  subject: 'tag',
  verb: 'changed',
  by: null,
  at: 0,
  changed: [],
  before: null,
  after: null,
  ...said,
});

describe('what was done', () => {
  it('HS1: is said of the tag, of decisions on it and of what is said of it', () => {
    const reason = 'Not a name.';
    const steps: [Partial<TagStep>, string][] = [
      [{ verb: 'created' }, 'made it'],
      [{ verb: 'deleted' }, 'removed it'],
      [{ subject: 'decision', verb: 'created', after: { state: 'accepted' } }, 'accepted it'],
      [{ subject: 'decision', after: { state: 'rejected', reason } }, 'rejected it: Not a name.'],
      [{ subject: 'decision', verb: 'created' }, 'decided'],
      [{ subject: 'decision', verb: 'deleted' }, 'took the decision back'],
      [{ subject: 'comment', verb: 'created' }, 'commented'],
      [{ subject: 'thread', after: { resolved: { by: null, at: 5 } } }, 'resolved a thread'],
      [{ subject: 'thread', after: { resolved: null } }, 'opened a thread again'],
    ];
    for (const [said, words] of steps) expect(stepWords(step(said), 'Jo')).toBe(`Jo ${words}`);
  });

  it('HS1: is said with what it was and what it became, in the words of the codebook', () => {
    const changes = changesOf(
      step({
        changed: ['part:cue', 'field:type', 'field:speaker', 'field:retired'],
        before: { 'part:cue': [{ quote: 'said' }, { quote: 'added' }], 'field:type': 'direct' },
        after: {
          'field:type': 'mixed',
          'field:speaker': { unnamed: 'a clerk' },
          'field:retired': 5,
        },
      }),
      quote,
      () => undefined,
    );
    expect(changes.map(({ name, from, to }) => `${name}: ${from} → ${to}`)).toEqual([
      'Cue: ‘said … added’ → nothing',
      'Type: Direct → Mixed',
      'Speaker: nothing → Unnamed: a clerk',
      'retired: nothing → 5',
    ]);
  });

  it('HS1: is not made up where it was not written down', () => {
    const [change] = changesOf(step({ changed: ['label'] }), quote, () => undefined);
    expect(change).toMatchObject({ from: null, to: null });
  });
});
