import type { DiffPiece } from '#domain/text/prose-diff.ts';
import { texts } from '#texts/texts.ts';

export interface ShownPiece {
  readonly type: DiffPiece['type'] | 'folded';
  readonly text: string;
}

/** Around a change, this much of what stayed is enough to know where one is. */
const CONTEXT = 240;

/** The pieces to show: of long stretches that stayed, the ends next to changes. */
export function foldedPieces(pieces: readonly DiffPiece[]): readonly ShownPiece[] {
  return pieces.flatMap(({ type, text }, at): ShownPiece[] => {
    const [isFirst, isLast] = [at === 0, at === pieces.length - 1];
    const head = isFirst ? '' : toBlank(text.slice(0, CONTEXT));
    const tail = isLast ? '' : fromBlank(text.slice(-CONTEXT));
    const hidden = text.length - head.length - tail.length;
    if (type !== 'same' || hidden < CONTEXT) return [{ type, text }];
    const words = text.slice(head.length, text.length - tail.length).match(/\S+/g)?.length ?? 0;
    return [
      { type, text: head },
      {
        type: 'folded',
        text: [head && '\n', texts.revisions.text.folded(words), tail && '\n'].join(''),
      },
      { type, text: tail },
    ].filter((piece): piece is ShownPiece => piece.text !== '');
  });
}

function toBlank(text: string): string {
  return text.slice(0, Math.max(text.search(/\s\S*$/), 0)) || text;
}

function fromBlank(text: string): string {
  return text.slice(text.search(/\s/) + 1) || text;
}
