import { expect, it } from 'vitest';
import { newId, type TagId } from '#domain/ids.ts';
import { deskAddress, readDeskAddress } from './desk-address.ts';
import { ALL_TAGS } from '../tags/tag-filter.ts';

it('says what is seen, so that a link opens the same view', () => {
  const view = {
    mode: 'review',
    selectedId: newId<TagId>(),
    filter: { ...ALL_TAGS, kind: 'claim', review: 'undecided' },
  } as const;
  expect(readDeskAddress(new URLSearchParams(deskAddress(view).toString()))).toEqual(view);
});

it('is empty for what everybody sees first, and forgives an address written by hand', () => {
  expect(deskAddress({ mode: 'tag', selectedId: null, filter: ALL_TAGS }).toString()).toBe('');
  expect(readDeskAddress(new URLSearchParams('mode=fly&tag=../x'))).toEqual({
    mode: 'tag',
    selectedId: null,
    filter: ALL_TAGS,
  });
});
