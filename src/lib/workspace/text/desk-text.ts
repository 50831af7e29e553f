import type { TagId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import type { Replacement } from '#domain/text/replace.ts';
import type { PlaceInView } from '#editor/text-places.ts';

/** A selection in offsets of the text; both ends are equal for a bare caret. */
export interface Caret {
  readonly anchor: number;
  readonly head: number;
}

/** Whether a hand moved it, or text that changed before it. */
export type CaretMove = 'moved' | 'carried';

/** The words between the ends of a selection; null for a bare caret. */
export function selectedSpan(caret: Caret | null): Span | null {
  if (caret === null || caret.anchor === caret.head) return null;
  const { anchor, head } = caret;
  return { start: Math.min(anchor, head), end: Math.max(anchor, head) };
}

/** What the desk asks of the text on the page. */
export interface DeskText {
  /** What is selected: snapped to words, or to the character. Null when nothing is. */
  selection(exactly?: 'exactly'): Span | null;
  select(span: Span): void;
  replace(replacement: Replacement): void;
  collapse(): void;
  /** Brings a span into view. */
  reveal(span: Span): void;
  whereIs(span: Span): PlaceInView;
  focus(): void;
  /** What a palette floats at: the selection, or else the selected tag's words. */
  anchor(tagId: TagId | null): { getBoundingClientRect(): DOMRect } | null;
}
