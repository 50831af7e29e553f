import { assignLanes } from '#domain/span/lanes.ts';
import { orderedBySpan, overlaps, union, type Span } from '#domain/span/span.ts';
import type { TagColour } from '#domain/codebook/codebook.ts';
import type { TagId } from '#domain/ids.ts';
import type { ReviewState } from '#domain/review/decision.ts';
import { firstIndex } from './first-index.ts';

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
export interface DrawnTags {
  /** The spans that share a character with a stretch of the text, in reading order. */
  overlapping(words: Span): readonly LanedSpan[];
}

/**
 * Puts tags in order, so that those at a place can be found. Lanes are given only to
 * what is asked for: thousands of tags are laid out at every change, and few are seen.
 */
export function layOutTags(tags: readonly DrawnTag[]): DrawnTags {
  const stretches = stretchesOf(tags);
  const reach = reachOf(stretches);
  return {
    overlapping(words) {
      const run = stretches.slice(
        firstOfRun(stretches, reach, words.start),
        firstIndex(stretches.length, (index) => startOf(stretches, index) >= words.end),
      );
      const lanes = assignLanes(run);
      const laned = run.flatMap(({ tag, spans }, index) =>
        spans
          .filter((span) => overlaps(span, words))
          .map((span) => ({ tag, span, lane: lanes[index] ?? 0 })),
      );
      return orderedBySpan(laned, ({ span }) => span);
    },
  };
}

export const NO_TAGS: DrawnTags = layOutTags([]);

/**
 * All that a tag covers in one go, and its spans there. A tag whose parts stand next
 * to or in each other keeps one lane for all of it.
 */
interface Stretch extends Span {
  readonly tag: DrawnTag;
  readonly spans: readonly DrawnSpan[];
}

/** In reading order. */
function stretchesOf(tags: readonly DrawnTag[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const tag of tags) addStretches(tag, stretches);
  return orderedBySpan(stretches, (stretch) => stretch);
}

/** Most tags have one span, and need no detour. */
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

/** How far each stretch, or one before it, reaches. */
function reachOf(stretches: readonly Stretch[]): Float64Array {
  const reach = new Float64Array(stretches.length);
  let furthest = 0;
  for (let index = 0; index < reach.length; index += 1) {
    furthest = Math.max(furthest, stretches[index]?.end ?? 0);
    reach[index] = furthest;
  }
  return reach;
}

/** Where to begin, so that all over an offset are met, and none before reaches over and has a say in their lanes. */
function firstOfRun(stretches: readonly Stretch[], reach: Float64Array, offset: number): number {
  let first = firstIndex(reach.length, (index) => (reach[index] ?? 0) > offset);
  while (first > 0 && (reach[first - 1] ?? 0) > startOf(stretches, first)) first -= 1;
  return first;
}

function startOf(stretches: readonly Stretch[], index: number): number {
  return stretches[index]?.start ?? Infinity;
}

/** The tags over the character at an offset, the innermost first. */
export function tagsAt(tags: DrawnTags, offset: number): TagId[] {
  const innermost = tags
    .overlapping({ start: offset, end: offset + 1 })
    .toSorted((one, other) => lengthOf(one.span) - lengthOf(other.span));
  return [...new Set(innermost.map(({ tag }) => tag.id))];
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
