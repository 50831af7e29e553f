import { overlapsAny, type Span } from '../span/span.ts';

/** Spans of a text in order, each to stand as the same new words. */
export interface Replacement {
  readonly spans: readonly Span[];
  readonly words: string;
}

/** Whether a replacement takes away the first or the last character of a span. */
export function touchesEdge({ spans }: Replacement, { start, end }: Span): boolean {
  const edges = [start, end - 1].map((offset) => ({ start: offset, end: offset + 1 }));
  return edges.some((edge) => overlapsAny(spans, edge));
}

/**
 * Where a span stands after a replacement: an edge inside replaced words goes
 * out to the edge of the new ones. Null when nothing is left of it.
 */
export function afterReplacement(replacement: Replacement, { start, end }: Span): Span | null {
  const moved = {
    start: placeAfter(replacement, start, 'first'),
    end: placeAfter(replacement, end - 1, 'last') + 1,
  };
  return moved.start < moved.end ? moved : null;
}

/** Where the character at an offset is found again; of a replaced one, the first or last of what stands there now. */
function placeAfter({ spans, words }: Replacement, offset: number, edge: 'first' | 'last'): number {
  let grown = 0;
  for (const { start, end } of spans) {
    if (offset < start) break;
    if (offset < end) return start + grown + (edge === 'first' ? 0 : words.length - 1);
    grown += words.length - (end - start);
  }
  return offset + grown;
}
