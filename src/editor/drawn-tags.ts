import { assignLanes } from '#domain/span/lanes.ts';
import { indexIntervals, type IntervalIndex } from '#domain/span/interval-index.ts';
import { union, type Span } from '#domain/span/span.ts';
import type { TagColour } from '#domain/codebook/codebook.ts';
import type { TagId } from '#domain/ids.ts';
import type { ReviewState } from '#domain/review/decision.ts';

/** A tag as the text shows it. Spans are offsets of the text, and only those of living words. */
export interface DrawnTag {
  readonly id: TagId;
  readonly spans: readonly DrawnSpan[];
  readonly colour: TagColour;
  /** What a pointer resting on it is told. */
  readonly name: string;
  readonly isSelected: boolean;
  readonly state: ReviewState;
}

export interface DrawnSpan extends Span {
  /** Whether these are the tag's own words, or another part's. */
  readonly role: 'own' | 'part';
}

/** One span with its tag and the lane of its underline; lane 0 is next to the words. */
export interface LanedSpan {
  readonly tag: DrawnTag;
  readonly span: DrawnSpan;
  readonly lane: number;
}

/** Tags ready to be drawn and pointed at, anywhere in the text. */
export type DrawnTags = IntervalIndex<LanedSpan>;

export const NO_TAGS: DrawnTags = indexIntervals<LanedSpan>([], ({ span }) => span);

/**
 * Gives every span its lane and an index to find it by. A tag whose parts stand
 * next to or in each other keeps one lane for all that it covers.
 */
export function layOutTags(tags: readonly DrawnTag[]): DrawnTags {
  const stretches = tags.flatMap((tag) => union(tag.spans).map((stretch) => ({ tag, stretch })));
  const lanes = assignLanes(stretches.map(({ stretch }) => stretch));
  const laned = stretches.flatMap(({ tag, stretch }, index) =>
    tag.spans
      .filter(({ start }) => stretch.start <= start && start < stretch.end)
      .map((span) => ({ tag, span, lane: lanes[index] ?? 0 })),
  );
  return indexIntervals(laned, ({ span }) => span);
}

/** The tags over the character at an offset, the innermost first. */
export function tagsAt(tags: DrawnTags, offset: number): TagId[] {
  const innermost = tags
    .at(offset)
    .toSorted((one, other) => lengthOf(one.span) - lengthOf(other.span));
  return [...new Set(innermost.map(({ tag }) => tag.id))];
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
