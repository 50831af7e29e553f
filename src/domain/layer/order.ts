import { kindOf, type Codebook } from '../codebook/codebook.ts';
import { compareSpans, type Span } from '../span/span.ts';
import type { PlacedSpan, Tag } from '../tag/tag.ts';

/**
 * The places of a tag's own words: those of its kind's first part, or all it has
 * when the codebook no longer knows the kind.
 */
export function ownPlaces<Place>(
  codebook: Codebook,
  tag: Pick<Tag<Place>, 'kind' | 'parts'>,
): readonly Place[] {
  const kind = kindOf(codebook, tag.kind);
  return kind === undefined ? Object.values(tag.parts).flat() : (tag.parts[kind.parts[0].id] ?? []);
}

/** From the first to the last of places that still stand in the text; null when none does. */
export function extentOf(places: readonly PlacedSpan[]): Span | null {
  const placed = places.filter((place) => place.state === 'placed');
  if (placed.length === 0) return null;
  return {
    start: placed.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: placed.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

/** The words of places, the pieces of a split quote joined by an ellipsis. */
export function wordsOf(places: readonly PlacedSpan[]): string {
  return places.map(({ quote }) => quote).join(' … ');
}

/**
 * Reading order: by where a tag's own words begin, the outermost of those that begin
 * together first; a detached tag stands where its words were. Equals keep their age.
 */
export function inReadingOrder<T extends Tag<PlacedSpan>>(
  codebook: Codebook,
  tags: readonly T[],
): T[] {
  return tags
    .map((tag) => ({ tag, span: standing(ownPlaces(codebook, tag)) }))
    .sort(
      (one, other) =>
        compareSpans(one.span, other.span) ||
        one.tag.createdAt - other.tag.createdAt ||
        (one.tag.id < other.tag.id ? -1 : 1),
    )
    .map(({ tag }) => tag);
}

function standing(places: readonly PlacedSpan[]): Span {
  const extent = extentOf(places);
  if (extent !== null) return extent;
  const [first] = places;
  const near = first?.state === 'detached' ? first.near : 0;
  return { start: near, end: near };
}
