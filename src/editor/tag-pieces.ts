import type { Node } from 'prosemirror-model';
import type { Span } from '#domain/span/span.ts';
import type { LanedSpan } from './drawn-tags.ts';
import { firstIndex } from './first-index.ts';

/** A stretch of one span that is one element on the page. */
export interface TagPiece extends Span {
  readonly laned: LanedSpan;
  /** The span begins, or ends, with this piece. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The spans over a block, cut where an element ends anyway: at the edges of other spans,
 * of formatted words, and of what else is drawn. So each span's beginning and end is one element's, and can be
 * shown and announced once.
 */
export function piecesOf(
  laned: readonly LanedSpan[],
  block: Node,
  { words, edges }: { readonly words: Span; readonly edges: readonly number[] },
): TagPiece[] {
  const cuts = cutsIn(laned, block, { words, edges });
  // Of elements over the same words the last is the outermost.
  return laned.toReversed().flatMap((one) => cutUp(one, words, cuts));
}

function cutUp(laned: LanedSpan, words: Span, cuts: readonly number[]): TagPiece[] {
  const { span } = laned;
  const from = Math.max(span.start, words.start);
  const to = Math.min(span.end, words.end);
  const pieces: TagPiece[] = [];
  let start = from;
  let at = firstIndex(cuts.length, (index) => (cuts[index] ?? to) > from);
  for (; start < to; at += 1) {
    const end = Math.min(cuts[at] ?? to, to);
    if (end === start) continue;
    pieces.push({
      laned,
      start,
      end,
      isFirst: start === span.start,
      isLast: end === span.end,
    });
    start = end;
  }
  return pieces;
}

/** In order; where several end, several times. */
function cutsIn(
  laned: readonly LanedSpan[],
  block: Node,
  { words, edges }: { readonly words: Span; readonly edges: readonly number[] },
): number[] {
  const cuts = edges.filter((edge) => words.start < edge && edge < words.end);
  for (const { span } of laned) cuts.push(span.start, span.end);
  let at = words.start;
  for (const { nodeSize } of block.children) cuts.push((at += nodeSize));
  return cuts.sort((one, other) => one - other);
}
