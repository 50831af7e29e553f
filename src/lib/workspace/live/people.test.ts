import { expect, it } from 'vitest';
import type { Peer } from '#collab/presence.ts';
import type { AccountId } from '#domain/ids.ts';
import { peopleOf } from './people.ts';

const ME = 'me' as AccountId;

function page(clientId: number, id: string, head: number | null): Peer {
  const user = { id: id as AccountId, name: id, colour: 'blue' } as const;
  return { clientId, user, selection: head === null ? null : { anchor: 0, head }, tagId: null };
}

it('names each person once, by name, with the place of the page that has one', () => {
  const peers = [page(1, 'zoe', null), page(2, 'ben', 7), page(3, 'ben', null), page(4, 'me', 9)];
  expect(peopleOf(peers, ME).map(({ name, place }) => [name, place])).toEqual([
    ['ben', 7],
    ['zoe', null],
  ]);
});
