import type { KeyedChoice } from '#domain/codebook/keys.ts';
import type { Span } from '#domain/span/span.ts';
import type { DeskTag } from './desk-tag.ts';

/** A span of a tag's own words, and which of its anchors it is. */
export interface OwnSpan extends Span {
  readonly index: number;
}

/** The living spans of a tag's own words, in the order of the text. */
export function ownSpansOf(tag: DeskTag): readonly OwnSpan[] {
  return (tag.parts[ownPartOf(tag)] ?? [])
    .flatMap((place, index) =>
      place.state === 'placed' ? [{ start: place.start, end: place.end, index }] : [],
    )
    .toSorted((one, other) => one.start - other.start);
}

/** The tag that says the same of the same words already, or of the first pieces of them. */
export function tagLike(
  tags: readonly DeskTag[],
  { kind, label }: KeyedChoice,
  pieces: readonly Span[],
): DeskTag | undefined {
  return tags.find((tag) => {
    if (tag.kind?.id !== kind.id || tag.stored.label !== (label?.id ?? null)) return false;
    const own = ownSpansOf(tag);
    const isSame = own.every(
      ({ start, end }, at) => start === pieces[at]?.start && end === pieces[at].end,
    );
    return own.length > 0 && isSame;
  });
}

export function ownPartOf({ kind, parts }: DeskTag): string {
  return kind?.parts[0].id ?? Object.keys(parts)[0] ?? '';
}
