import { expect, test } from 'vitest';
import { Peers } from './peers.ts';

const GONE_MS = 7;
const MISSING_MS = 100;

test('OB12: a node that went without a word is missed by its name, until it is back or long gone', () => {
  const peers = new Peers(GONE_MS, MISSING_MS);
  peers.hear('a', 1);
  peers.call('a', 'left');
  expect(peers.silent(['a'], 2)).toEqual([{ name: 'left', heardAt: 1 }]);
  expect(peers.silent([], 2)).toEqual([]);

  expect(peers.expire(20)).toEqual(['a']);
  expect(peers.silent([], 20)).toEqual([{ name: 'left', heardAt: 1 }]);
  peers.hear('b', 30);
  peers.call('b', 'left');
  expect(peers.silent([], 30)).toEqual([]);

  expect(peers.expire(50)).toEqual(['b']);
  expect(peers.silent([], 130)).toEqual([{ name: 'left', heardAt: 30 }]);
  expect(peers.silent([], 131)).toEqual([]);
});

test('a node that says that it leaves is not missed', () => {
  const peers = new Peers(GONE_MS, MISSING_MS);
  peers.hear('a', 1);
  peers.call('a', 'left');
  peers.forget('a');
  expect(peers.silent([], 2)).toEqual([]);
});
