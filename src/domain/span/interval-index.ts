import { compareSpans, type Span } from './span.ts';

/** Finds the items at a place among thousands without looking at each. */
export interface IntervalIndex<T> {
  /** Items whose span holds the character at `offset`, in reading order. */
  at(offset: number): T[];
  /** Items whose span shares a character with `span`, in reading order. */
  overlapping(span: Span): T[];
}

/**
 * An index over spans that do not change: a balanced tree laid out in the sorted
 * array itself (the middle of a range is its root), each node knowing how far its
 * subtree reaches. A query costs O(log n + found).
 */
export function indexIntervals<T>(
  items: readonly T[],
  spanOf: (item: T) => Span,
): IntervalIndex<T> {
  const entries = items
    .map((item) => ({ item, span: spanOf(item) }))
    .sort((one, other) => compareSpans(one.span, other.span));
  const reach = new Float64Array(entries.length);
  measureReach(0, entries.length);

  function measureReach(low: number, high: number): number {
    if (low >= high) return -Infinity;
    const middle = (low + high) >> 1;
    const own = entries[middle]?.span.end ?? -Infinity;
    const far = Math.max(own, measureReach(low, middle), measureReach(middle + 1, high));
    reach[middle] = far;
    return far;
  }

  function collect(span: Span, low: number, high: number, found: T[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry === undefined || (reach[middle] ?? 0) <= span.start) return;
    collect(span, low, middle, found);
    if (entry.span.start >= span.end) return;
    if (entry.span.end > span.start) found.push(entry.item);
    collect(span, middle + 1, high, found);
  }

  function overlapping(span: Span): T[] {
    const found: T[] = [];
    collect(span, 0, entries.length, found);
    return found;
  }

  return { at: (offset) => overlapping({ start: offset, end: offset + 1 }), overlapping };
}
