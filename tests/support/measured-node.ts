import { describeThisNode, type ThisNode } from '#server/health/this-node.ts';
import { createMeasures, type Measures } from '#server/instruments/measures.ts';
import type { Instruments } from '#server/realtime/instruments.ts';

interface MeasuredNode {
  readonly measures: Measures;
  readonly instruments: Instruments;
  readonly thisNode: ThisNode;
}

/** What a sync server of a test tells of itself. */
export function measuredNode(name = 'a node'): MeasuredNode {
  const measures = createMeasures();
  const { instruments, recent } = measures;
  return {
    measures,
    instruments,
    thisNode: describeThisNode({ name, recent, now: () => new Date() }),
  };
}
