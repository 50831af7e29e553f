import { expect, it } from 'vitest';
import { sha256 } from './hash.ts';

it('is the published SHA-256 of the text in UTF-8', async () => {
  expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await sha256('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('tells two ways of writing one letter apart', async () => {
  expect(await sha256('é')).not.toBe(await sha256('e\u0301'));
});
