import { describe, expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

describe('an address to go on to', () => {
  it.each(['/', '/projects/1?q=a b#top', '/articles/%2F%2Fx'])(
    'on this site is taken: %s',
    (path) => {
      expect(ownAddress(path)).toBe(path.replace(' ', '%20'));
    },
  );

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '\n//elsewhere.example',
    '/.//elsewhere.example',
    '/a/..//elsewhere.example',
    'javascript:alert(1)',
    'projects',
    '',
  ])('that leads anywhere else is not: %j', (path) => {
    expect(ownAddress(path)).toBeNull();
  });
});
