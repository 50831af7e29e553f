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
  const first = firstBlock(children, ({ bottom: blockBottom }) => blockBottom > top);
  const end = firstBlock(children, ({ top: blockTop }) => blockTop >= bottom);
  return { first: Math.min(first, end), end };
}

/** The first block for which a claim holds that, once true, stays true further down. */
function firstBlock(blocks: HTMLCollection, isPast: (place: DOMRect) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = blocks.item(middle)?.getBoundingClientRect();
    if (place === undefined || isPast(place)) high = middle;
    else low = middle + 1;
  }
  return low;
}
