import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { isQuote } from '#domain/codebook/meanings.ts';
import { extentOf } from '#domain/quotes/extent.ts';
import { grammarOf } from '#domain/quotes/grammar.ts';
import { overlaps, type Span } from '#domain/span/span.ts';
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

/** The tag of the quote that words belong to, by the marks around them: all of it, or its other half. */
export function quoteTagAround(
  tags: readonly DeskTag[],
  choice: KeyedChoice,
  span: Span,
  { text, language }: { readonly text: string; readonly language: string },
): DeskTag | undefined {
  if (!isQuote(choice.kind)) return undefined;
  const tag = tagLike(tags, choice, extentOf(text, span, grammarOf(language)).content);
  const isPart = tag !== undefined && ownSpansOf(tag).some((own) => overlaps(own, span));
  return isPart ? tag : undefined;
}

export function ownPartOf({ kind, parts }: DeskTag): string {
  return kind?.parts[0].id ?? Object.keys(parts)[0] ?? '';
}
