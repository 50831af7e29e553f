import type { PlaceInView } from '#editor/text-places.ts';

/** A box on the page, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A box as seen from another's corner. */
export function within({ left, top, width, height }: Box, frame: Box): Box {
  return { left: left - frame.left, top: top - frame.top, width, height };
}

/** A curve as the `d` of an SVG path, and where its label stands. */
export interface Line {
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number };
}

/** How far a curve leaves the words before it turns; between neighbouring lines, no further than the gap. */
const BEND = 28;

/** A curve between two boxes: over the lines between them, or in an arch where they share a line. */
export function lineBetween(from: Box, to: Box): Line {
  const [start, end] = [middleOf(from), middleOf(to)];
  const isDown = to.top >= from.top + from.height;
  const isUp = to.top + to.height <= from.top;
  const [y1, y2] = isDown
    ? [from.top + from.height, to.top]
    : isUp
      ? [from.top, to.top + to.height]
      : [from.top, to.top];
  const turn = isDown || isUp ? Math.min(BEND, Math.abs(y2 - y1)) : BEND;
  const [bend1, bend2] = isDown ? [turn, -turn] : isUp ? [-turn, turn] : [-turn, -turn];
  return {
    path: `M${px(start)} ${px(y1)}C${px(start)} ${px(y1 + bend1)} ${px(end)} ${px(y2 + bend2)} ${px(end)} ${px(y2)}`,
    label: { x: (start + end) / 2, y: (y1 + y2) / 2 + (bend1 + bend2) * 0.375 },
  };
}

/** How far a line leads that has its other end out of sight. */
const STUB_LENGTH = 44;

/** A short straight line towards words that are out of sight. */
export function stub(from: Box, side: Exclude<PlaceInView['side'], 'inside'>): Line {
  const x = middleOf(from);
  const [y1, length] =
    side === 'above' ? [from.top, -STUB_LENGTH] : [from.top + from.height, STUB_LENGTH];
  return { path: `M${px(x)} ${px(y1)}v${px(length)}`, label: { x, y: y1 + length / 2 } };
}

function middleOf({ left, width }: Box): number {
  return left + width / 2;
}

function px(value: number): string {
  return value.toFixed(1);
}
