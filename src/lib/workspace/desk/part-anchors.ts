import { canonicalJson } from '#domain/canonical-json.ts';
import { overlaps, type Span } from '#domain/span/span.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { Anchor } from '#collab/records.ts';
import type { DeskTag } from './desk-tag.ts';

/** A span that a part is given, and its anchor. */
interface NewSpan {
  readonly span: Span;
  readonly anchor: Anchor;
}

/** The spans of a part that a new one takes the place of: those that share words with it, or else the nearest that lost its own. */
export function makingWayFor(places: readonly PlacedSpan[], span: Span): readonly PlacedSpan[] {
  const shared = places.filter((place) => sharesWords(place, span));
  return shared.length > 0 ? shared : lostNearest(places, span);
}

export function sharesWords(place: PlacedSpan, span: Span): boolean {
  return place.state === 'placed' && overlaps(place, span);
}

/** Whether two anchors hold on to the same characters with the same words. */
export function isSameAnchor(one: Anchor | undefined, other: Anchor | undefined): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** The anchors of a part with a new span, in the order of the text. */
export function anchorsWith(
  tag: DeskTag,
  partId: string,
  { span, anchor }: NewSpan,
  makingWay: readonly PlacedSpan[],
): readonly Anchor[] {
  const kept = (tag.parts[partId] ?? []).flatMap((place, index) => {
    const standing = tag.stored.parts[partId]?.[index];
    if (makingWay.includes(place) || standing === undefined) return [];
    return [{ start: place.state === 'placed' ? place.start : place.near, anchor: standing }];
  });
  return [...kept, { start: span.start, anchor }]
    .toSorted((one, other) => one.start - other.start)
    .map((placed) => placed.anchor);
}

/** The parts of a tag some of whose spans have another place, with all their anchors. */
export function movedParts(
  { parts, stored }: DeskTag,
  placeOf: (span: Span) => Span | null,
  anchorOf: (span: Span) => Anchor,
): Readonly<Record<string, readonly Anchor[]>> {
  const moved = Object.entries(parts).flatMap(([part, places]) => {
    const anchors = stored.parts[part] ?? [];
    const now = places.map((place) => (place.state === 'placed' ? placeOf(place) : null));
    if (now.every((span) => span === null)) return [];
    const at = (index: number): Span | null => now[index] ?? null;
    return [[part, anchors.map((anchor, index) => anchorAt(at(index), anchor))] as const];
  });
  return Object.fromEntries(moved);

  function anchorAt(span: Span | null, otherwise: Anchor): Anchor {
    return span === null ? otherwise : anchorOf(span);
  }
}

function lostNearest(places: readonly PlacedSpan[], { start }: Span): readonly PlacedSpan[] {
  const lost = places.filter((place) => place.state === 'detached');
  return lost
    .toSorted((one, other) => Math.abs(one.near - start) - Math.abs(other.near - start))
    .slice(0, 1);
}
