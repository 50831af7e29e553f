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
  readonly state: ReviewState;
}

export interface DrawnSpan extends Span {
  /** Whether these are the tag's own words, or another part's. */
  readonly role: 'own' | 'part';
  /** What it is called: its tag's label, or its part's name. */
  readonly name: string;
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
  const stretches: Stretch[] = [];
  for (const tag of tags) addStretches(tag, stretches);
  const lanes = assignLanes(stretches);
  const laned: LanedSpan[] = [];
  for (const [index, { tag, spans }] of stretches.entries()) {
    const lane = lanes[index] ?? 0;
    for (const span of spans) laned.push({ tag, span, lane });
  }
  return indexIntervals(laned, ({ span }) => span);
}

/** All that a tag covers in one go, and its spans there. */
interface Stretch extends Span {
  readonly tag: DrawnTag;
  readonly spans: readonly DrawnSpan[];
}

/** Most tags have one span: thousands of them are laid out at every change. */
function addStretches(tag: DrawnTag, stretches: Stretch[]): void {
  const [first] = tag.spans;
  if (first === undefined) return;
  if (tag.spans.length === 1) {
    stretches.push({ start: first.start, end: first.end, tag, spans: tag.spans });
    return;
  }
  for (const { start, end } of union(tag.spans)) {
    const spans = tag.spans.filter((span) => start <= span.start && span.start < end);
    stretches.push({ start, end, tag, spans });
  }
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
