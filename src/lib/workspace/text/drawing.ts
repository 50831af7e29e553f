import type { TagId } from '#domain/ids.ts';
import type { DrawnSpan, DrawnTag } from '#editor/drawn-tags.ts';
import type { DrawnThread } from '#editor/thread-drawing.ts';
import { texts } from '#texts/texts.ts';
import type { DeskThreads } from '$lib/threads/desk-threads.svelte.ts';
import type { DrawnOffer } from '#editor/offer-drawing.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import type { TagOffer } from '../offers/tag-offer.ts';
import type { Proposal } from '../rounds/desk-rounds.svelte.ts';

/** The tags as the text shows them: all but the detached. */
export function drawingOf(tags: readonly DeskTag[]): readonly DrawnTag[] {
  return tags.map(drawnTag).filter(({ spans }) => spans.length > 0);
}

/** Tags are immutable, and most are those that were drawn before. */
const drawnTags = new WeakMap<DeskTag, DrawnTag>();

function drawnTag(tag: DeskTag): DrawnTag {
  const known = drawnTags.get(tag);
  if (known !== undefined) return known;
  const { id, colour, judgement } = tag;
  const drawn = { id, spans: spansOf(tag), colour, state: judgement.state };
  drawnTags.set(tag, drawn);
  return drawn;
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

/** What is offered, outlined: parts, and where else in the text a name stands. */
export function offerDrawingOf(
  offer: TagOffer | null,
  proposal: Proposal | null,
): readonly DrawnOffer[] {
  const parts = ((proposal === null ? offer : proposal.offer)?.parts ?? []).flatMap(
    ({ part, spans }) =>
      spans.map(({ start, end }) => ({
        start,
        end,
        name: texts.offers.offeredAs(part.name),
      })),
  );
  const others = (proposal?.others ?? []).map(({ start, end }) => ({
    start,
    end,
    name: texts.rounds.sameName,
  }));
  return [...parts, ...others];
}

function spansOf({ parts, kind, name }: DeskTag): DrawnSpan[] {
  const own = kind?.parts[0].id;
  const spans: DrawnSpan[] = [];
  for (const [part, places] of Object.entries(parts)) {
    const isOwn = own === undefined || part === own;
    const called = isOwn ? name : partName(kind, part);
    for (const place of places) {
      if (place.state === 'detached') continue;
      const role = isOwn ? 'own' : 'part';
      spans.push({ start: place.start, end: place.end, role, name: called });
    }
  }
  return spans;
}

function partName(kind: DeskTag['kind'], part: string): string {
  return kind?.parts.find(({ id }) => id === part)?.name ?? part;
}
