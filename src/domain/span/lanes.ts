import { compareSpans, type Span } from './span.ts';

/**
 * The lane of each span, so that no two that overlap share one: in reading order,
 * outermost first, each takes the lowest lane that is free. A span's lane depends
 * only on those before it, so a new one further on moves none of them.
 */
export function assignLanes(spans: readonly Span[]): number[] {
  const lanes = spans.map(() => 0);
  const endOfLane: number[] = [];
  const inOrder = spans
    .map((span, index) => ({ span, index }))
    .sort((one, other) => compareSpans(one.span, other.span) || one.index - other.index);
  for (const { span, index } of inOrder) {
    const free = endOfLane.findIndex((end) => end <= span.start);
    const lane = free === -1 ? endOfLane.length : free;
    endOfLane[lane] = span.end;
    lanes[index] = lane;
  }
  return lanes;
}
