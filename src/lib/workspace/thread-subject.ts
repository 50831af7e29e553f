import type { TagId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import type { DeskThread } from '$lib/threads/desk-threads.svelte.ts';
import type { DeskTag } from './desk/desk-tag.ts';

/** What a thread is about, as a line of a list says it. */
export interface ShownSubject {
  readonly words: string;
  readonly name: string;
  readonly isDetached: boolean;
  /** Where it stands in reading order. */
  readonly start: number;
}

export function subjectOf(
  { thread, places }: DeskThread,
  tagById: ReadonlyMap<TagId, DeskTag>,
): ShownSubject {
  const { subject } = thread;
  if (subject.type === 'tag') {
    const tag = tagById.get(subject.tagId);
    return (
      tag ?? { words: texts.threads.row.removedTag, name: '', isDetached: false, start: Infinity }
    );
  }
  const [first] = places;
  return {
    words: places.map(({ quote }) => quote).join(' … '),
    name: '',
    isDetached: places.every(({ state }) => state === 'detached'),
    start: first === undefined ? Infinity : first.state === 'placed' ? first.start : first.near,
  };
}
