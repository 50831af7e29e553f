import { firstIndex } from './first-index.ts';

/** A run of an editor's blocks: from the first to before the last. */
export interface BlockRange {
  readonly first: number;
  readonly end: number;
}

export const NO_BLOCKS: BlockRange = { first: 0, end: 0 };

export function covers(outer: BlockRange, inner: BlockRange): boolean {
  return outer.first <= inner.first && inner.end <= outer.end;
}

/**
 * The blocks that touch the window, widened by `screens` window heights either
 * way. Blocks stand one below the other, so their places are searched, not walked.
 */
export function blocksNear(editor: HTMLElement, screens: number): BlockRange {
  const { children, ownerDocument } = editor;
  const height = ownerDocument.documentElement.clientHeight;
  const top = -screens * height;
  const bottom = height + screens * height;
  const placeOf = (index: number): DOMRect | undefined =>
    children.item(index)?.getBoundingClientRect();
  const first = firstIndex(children.length, (index) => (placeOf(index)?.bottom ?? bottom) > top);
  const end = firstIndex(children.length, (index) => (placeOf(index)?.top ?? bottom) >= bottom);
  return { first: Math.min(first, end), end };
}
