import { expect, it } from 'vitest';
import { register } from './register.ts';

it('says what points at an entity, and only what does', () => {
  const nothing = { tags: 0, mentions: 0, quotes: 0, claims: 0, articles: 0 };
  expect(register.uses(nothing)).toBe('No tags');
  expect(register.uses({ ...nothing, tags: 1, mentions: 1, articles: 1 })).toBe(
    '1 mention in 1 article',
  );
  expect(register.uses({ tags: 1017, mentions: 1012, quotes: 3, claims: 1, articles: 5 })).toBe(
    '1,012 mentions, 3 quotes, 1 claim and 1 other tag in 5 articles',
  );
});
