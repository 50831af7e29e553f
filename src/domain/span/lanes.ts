import type { Span } from './span.ts';

/**
 * The lane of each of the spans, which stand in reading order, so that no two that
 * overlap share one: outermost first, each takes the lowest lane that is free. A span's
 * lane depends only on those before it, so a new one further on moves none of them.
 */
export function assignLanes(inOrder: readonly Span[]): number[] {
  const endOfLane: number[] = [];
  return inOrder.map(({ start, end }) => {
    const lane = firstFree(endOfLane, start);
    endOfLane[lane] = end;
    return lane;
  });
}

function firstFree(endOfLane: readonly number[], start: number): number {
  let lane = 0;
  while ((endOfLane[lane] ?? 0) > start) lane += 1;
  return lane;
}
