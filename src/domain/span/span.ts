/** A stretch of a text: half-open, in UTF-16 code units, never empty. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reading order: by start, and of those that start together the outermost first. */
export function compareSpans(one: Span, other: Span): number {
  return one.start - other.start || other.end - one.end;
}

/** Items in reading order of their spans, equals as they were; those in order already are not sorted again. */
export function orderedBySpan<T>(items: readonly T[], spanOf: (item: T) => Span): readonly T[] {
  const compare = (one: T, other: T): number => compareSpans(spanOf(one), spanOf(other));
  const isOutOfOrder = (item: T, index: number): boolean => {
    const next = items[index + 1];
    return next !== undefined && compare(item, next) > 0;
  };
  return items.some(isOutOfOrder) ? items.toSorted(compare) : items;
}

/** Whether two spans share a character; touching is not sharing. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether a span shares a character with any of several that stand in order, none over another. */
export function overlapsAny(ordered: readonly Span[], span: Span): boolean {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { end } = ordered[middle] ?? span;
    if (end <= span.start) low = middle + 1;
    else high = middle;
  }
  const first = ordered[low];
  return first !== undefined && first.start < span.end;
}

/** Whether all of `inner` lies in `outer`; a span contains itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The characters of any of the spans, as few spans in order as hold them; touching ones join. */
export function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted(compareSpans)) {
    const last = joined.at(-1);
    if (last === undefined || last.end < span.start) joined.push(span);
    else if (last.end < span.end) joined.splice(-1, 1, { start: last.start, end: span.end });
  }
  return joined;
}
