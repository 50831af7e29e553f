import { AllSelection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Span } from '#domain/span/span.ts';
import type { Replacement } from '#domain/text/replace.ts';
import { positionOf } from './positions.ts';

/** Where words are on the page. */
export interface PlaceOnPage {
  getBoundingClientRect(): DOMRect;
}

export function select(view: EditorView, { start, end }: Span): void {
  const { doc, tr } = view.state;
  const selection = TextSelection.create(doc, positionOf(doc, start), positionOf(doc, end));
  view.dispatch(tr.setSelection(selection));
}

/** From the last to the first: what stands before a replaced span stays where it is. */
export function replaceWords(view: EditorView, { spans, words }: Replacement): void {
  const { doc, tr } = view.state;
  for (const { start, end } of spans.toReversed()) {
    tr.insertText(words, positionOf(doc, start), positionOf(doc, end));
  }
  view.dispatch(tr);
}

/**
 * Takes over what the browser has selected. It tells of it only a frame later, and
 * whatever is drawn until then would put the old selection back.
 */
export function readSelection(view: EditorView): void {
  const browser = view.dom.ownerDocument.getSelection();
  if (view.composing || !browser?.anchorNode || !browser.focusNode) return;
  if (!view.dom.contains(browser.anchorNode) || !view.dom.contains(browser.focusNode)) return;
  const { doc, tr, selection } = view.state;
  const anchor = doc.resolve(view.posAtDOM(browser.anchorNode, browser.anchorOffset));
  const head = doc.resolve(view.posAtDOM(browser.focusNode, browser.focusOffset));
  const read = TextSelection.between(anchor, head);
  const isAll = read.from === 1 && read.to === doc.content.size - 1;
  if (read.eq(selection) || (isAll && selection instanceof AllSelection)) return;
  view.dispatch(tr.setSelection(read));
}

/** Brings words into the middle of the view if they are not in it. */
export function reveal(view: EditorView, { start }: Span): void {
  if (isInView(view, start)) return;
  const { node } = view.domAtPos(positionOf(view.state.doc, start));
  const block = node instanceof Element ? node : node.parentElement;
  block?.scrollIntoView({ block: 'center' });
  // Blocks on the way were estimated until now; in a long block the words may be far from its middle.
  view.dom.ownerDocument.defaultView?.requestAnimationFrame(() => {
    if (!view.isDestroyed && !isInView(view, start)) scrollTo(view, start);
  });
}

/** Where words are against what is scrolled into view, in coordinates of the window. */
export type PlaceInView =
  | { readonly side: 'inside'; readonly box: DOMRect }
  | { readonly side: 'above' }
  | { readonly side: 'below' };

/** Where the first line of a span is. */
export function placeInView(view: EditorView, { start, end }: Span): PlaceInView {
  const { doc } = view.state;
  const first = view.coordsAtPos(positionOf(doc, start), 1);
  const last = view.coordsAtPos(positionOf(doc, end), -1);
  const frame = scrollerOf(view.dom).getBoundingClientRect();
  if (first.bottom <= frame.top) return { side: 'above' };
  if (first.top >= frame.bottom) return { side: 'below' };
  const isOneLine = last.top < first.bottom;
  const right = isOneLine ? last.right : view.dom.getBoundingClientRect().right;
  const [left, width] = [Math.min(first.left, right), Math.abs(right - first.left)];
  return { side: 'inside', box: new DOMRect(left, first.top, width, first.bottom - first.top) };
}

function isInView(view: EditorView, offset: number): boolean {
  const { top, bottom } = view.coordsAtPos(positionOf(view.state.doc, offset));
  const scroller = scrollerOf(view.dom);
  const frame = scroller.getBoundingClientRect();
  return top >= frame.top && bottom <= frame.bottom - coveredBelow(scroller);
}

/** What lies over the end of the text keeps that much clear of it, in pixels. */
function coveredBelow(scroller: Element): number {
  return Number.parseFloat(getComputedStyle(scroller).scrollPaddingBottom) || 0;
}

function scrollTo(view: EditorView, offset: number): void {
  const scroller = scrollerOf(view.dom);
  const { top } = view.coordsAtPos(positionOf(view.state.doc, offset));
  const frame = scroller.getBoundingClientRect();
  scroller.scrollTop += top - frame.top - (frame.height - coveredBelow(scroller)) / 2;
}

function scrollerOf(element: Element): Element {
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(outer).overflowY)) return outer;
  }
  return element.ownerDocument.documentElement;
}

/** The selected words; null for a caret. */
export function rangeOf(view: EditorView): PlaceOnPage | null {
  if (view.state.selection.empty) return null;
  return {
    getBoundingClientRect() {
      const { from, to } = view.state.selection;
      const [first, last] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
      const isOneLine = first.top < last.bottom && last.top < first.bottom;
      const { left, right } = view.dom.getBoundingClientRect();
      const [x, end] = isOneLine ? [first.left, last.right] : [left, right];
      return new DOMRect(x, first.top, end - x, last.bottom - first.top);
    },
  };
}

/** The words of a tag that is drawn. */
export function placeOfTag(view: EditorView, tagId: string): PlaceOnPage | null {
  return view.dom.querySelector(`[data-tag="${CSS.escape(tagId)}"]`);
}
