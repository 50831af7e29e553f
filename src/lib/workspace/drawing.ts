import type { TagId } from '#domain/ids.ts';
import type { DrawnSpan, DrawnTag } from '#editor/drawn-tags.ts';
import type { DrawnThread } from '#editor/thread-drawing.ts';
import type { DeskThreads } from '$lib/threads/desk-threads.svelte.ts';
import type { DeskTag } from './desk-tag.ts';

/** The tags as the text shows them: all but the detached, one of them selected. */
export function drawingOf(tags: readonly DeskTag[], selectedId: TagId | null): readonly DrawnTag[] {
  return tags
    .map((tag) => ({ tag, spans: spansOf(tag) }))
    .filter(({ spans }) => spans.length > 0)
    .map(({ tag, spans }) => ({
      id: tag.id,
      spans,
      colour: tag.colour,
      name: tag.name,
      isSelected: tag.id === selectedId,
      state: tag.judgement.state,
    }));
}

/** The threads that are open, where their words or their tags' words end. */
export function drawnThreads(
  { all }: Pick<DeskThreads, 'all'>,
  tagById: ReadonlyMap<TagId, DeskTag>,
): readonly DrawnThread[] {
  return all
    .filter(({ thread }) => thread.resolved === null)
    .flatMap(({ id, thread, places, unread }): DrawnThread[] => {
      const { subject } = thread;
      const isUnread = unread > 0;
      if (subject.type === 'words') {
        return places
          .filter((place) => place.state === 'placed')
          .map((span) => ({ id, span, isOnTag: false, isUnread }));
      }
      const tag = tagById.get(subject.tagId);
      return tag === undefined || tag.isDetached
        ? []
        : [{ id, span: tag, isOnTag: true, isUnread }];
    });
}

function spansOf({ parts, kind }: DeskTag): DrawnSpan[] {
  const own = kind?.parts[0].id;
  return Object.entries(parts).flatMap(([part, places]) =>
    places.flatMap((place): DrawnSpan[] => {
      if (place.state === 'detached') return [];
      const role = own === undefined || part === own ? 'own' : 'part';
      return [{ start: place.start, end: place.end, role }];
    }),
  );
}
