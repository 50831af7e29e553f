import { findQuote } from '#domain/text/quote-match.ts';
import type { Span } from '#domain/span/span.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** Words of a tag that are gone from their place, and where the same words stand now. */
export interface Reattachment {
  readonly partId: string;
  /** Which of the part's spans. */
  readonly index: number;
  readonly span: Span;
}

/** Where the detached words of a tag could stand again, by their words and what stood around them. */
export function reattachmentsOf(tag: DeskTag, text: string): readonly Reattachment[] {
  return Object.entries(tag.parts).flatMap(([partId, places]) =>
    places.flatMap((place, index): Reattachment[] => {
      const anchor = tag.stored.parts[partId]?.[index];
      if (place.state === 'placed' || anchor === undefined) return [];
      const span = findQuote(text, { ...anchor, near: place.near });
      return span === null || isTaken(tag, partId, span) ? [] : [{ partId, index, span }];
    }),
  );
}

/** Whether the part stands there already: the words then were not this span's. */
function isTaken(tag: DeskTag, partId: string, span: Span): boolean {
  return (tag.parts[partId] ?? []).some(
    (place) => place.state === 'placed' && place.start < span.end && span.start < place.end,
  );
}
