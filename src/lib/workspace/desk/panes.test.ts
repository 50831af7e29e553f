import { describe, expect, it } from 'vitest';
import { paneBeside } from './panes.ts';

describe('the pane beside one', () => {
  it.each([
    ['bar', 1, 'codebook'],
    ['tags', 1, 'bar'],
    ['bar', -1, 'tags'],
    ['tags', -1, 'tag'],
  ] as const)('is the next one around: from %s by %i', (pane, by, next) => {
    expect(paneBeside(pane, by)).toBe(next);
  });

  it('is the first or the last where the focus is in none', () => {
    expect([paneBeside(undefined, 1), paneBeside(undefined, -1)]).toEqual(['bar', 'tags']);
  });
});
