import type { Part } from '#domain/codebook/codebook.ts';
import { overlaps, type Span } from '#domain/span/span.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import type { Anchor } from '#collab/records.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** One span of a tag's part. */
export interface PartSpan {
  readonly part: Part;
  readonly index: number;
  readonly words: string;
}

/**
 * What can be taken from a tag: the span that shares words with the selection, the last
 * part's last without one. A tag keeps at least one span of its own words.
 */
export function removableSpan(tag: DeskTag, selection: Span | null): PartSpan | null {
  const spans = (tag.kind?.parts ?? []).flatMap((part, ordinal) => {
    const places = tag.parts[part.id] ?? [];
    if (ordinal === 0 && places.length < 2) return [];
    return places.map((place, index) => ({ part, index, words: place.quote, place }));
  });
  const found = spans.findLast(
    ({ place, part }) =>
      (selection === null && part !== tag.kind?.parts[0]) ||
      (selection !== null && place.state === 'placed' && overlaps(place, selection)),
  );
  return found === undefined ? null : { part: found.part, index: found.index, words: found.words };
}

/** A span of a part as a row: of its words, whatever a colleague adds before them or takes away. */
export interface PartRow {
  readonly key: string;
  readonly span: PlacedSpan;
  readonly anchor: Anchor | undefined;
}

export function partRows({ parts, stored }: DeskTag, { id }: Part): readonly PartRow[] {
  const seen = new Map<string, number>();
  return (parts[id] ?? []).map((span, index) => {
    const anchor = stored.parts[id]?.[index];
    const ends = JSON.stringify([anchor?.first, anchor?.last]);
    const before = seen.get(ends) ?? 0;
    seen.set(ends, before + 1);
    return { key: `${ends} ${before}`, span, anchor };
  });
}
