import { expect, it } from 'vitest';
import { kindOf } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { stepWords, type TagStep } from './tag-steps.ts';

const quote = kindOf(DEFAULT_CODEBOOK, 'quote');
const step = (said: Partial<TagStep>): TagStep => ({
  subject: 'tag',
  verb: 'changed',
  by: null,
  at: 0,
  changed: [],
  ...said,
});

it('says what was done to a tag in the words of the codebook', () => {
  const changed = ['label', 'part:cue', 'field:speaker', 'field:retired'];
  expect(stepWords(step({ changed }), quote)).toBe('changed label, cue, speaker, retired');
  expect(stepWords(step({ verb: 'created' }), quote)).toBe('made it');
  expect(stepWords(step({ verb: 'deleted' }), quote)).toBe('removed it');
});

it('tells a decision from its withdrawal', () => {
  expect(stepWords(step({ subject: 'decision', verb: 'created' }), quote)).toBe('decided');
  expect(stepWords(step({ subject: 'decision', verb: 'deleted' }), quote)).toBe(
    'took the decision back',
  );
});
