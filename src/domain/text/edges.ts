import type { Span } from '../span/span.ts';
import { snapToWords } from './snap.ts';
import { graphemesAround, wordsAround, type Segment } from './segments.ts';

export type Edge = 'start' | 'end';

/** A step of one edge: towards the end of the text (1) or its beginning (-1). */
export interface EdgeMove {
  readonly edge: Edge;
  readonly by: 1 | -1;
  readonly unit: 'word' | 'character';
}

/**
 * The span with one edge a word or a character further; null where it can go no
 * further without leaving the text or passing the other edge. A word is also a run of
 * signs, so that quotation marks are stops; blanks are never left at the edge.
 */
export function nudged(
  text: string,
  span: Span,
  { edge, by, unit }: EdgeMove,
  language: string,
): Span | null {
  const step = unit === 'word' ? wordStep(text, language) : characterStep(text);
  const to = step(span[edge], by);
  if (to === null) return null;
  const moved = trimmed(text, { ...span, [edge]: to }, edge);
  return moved === null || moved[edge] === span[edge] ? null : moved;
}

/** An edge let go of at an offset. */
export interface EdgeDrop {
  readonly edge: Edge;
  readonly to: number;
  /** At that very character, not at the edge of its word. */
  readonly exactly: boolean;
}

/** The span with an edge dropped elsewhere, within the room that its neighbours leave. */
export function dropped(
  text: string,
  span: Span,
  { edge, to, exactly }: EdgeDrop,
  { room, language }: { readonly room: Span; readonly language: string },
): Span {
  const within = (offset: number): number => Math.min(Math.max(offset, room.start), room.end);
  const put = withEdgeAt(text, span, edge, within(to));
  if (exactly) return put;
  const words = snapToWords(text, put, language) ?? put;
  return withEdgeAt(text, span, edge, within(words[edge]));
}

/** The span with one edge put somewhere else; where that leaves nothing, the span as it was. */
export function withEdgeAt(text: string, span: Span, edge: Edge, offset: number): Span {
  return trimmed(text, { ...span, [edge]: offset }, edge) ?? span;
}

/** Without blanks at the edge that was moved, and no character cut in half; null when nothing is left. */
function trimmed(text: string, { start, end }: Span, edge: Edge): Span | null {
  if (start >= end) return null;
  const words = text.slice(start, end);
  const inked = edge === 'start' ? words.trimStart() : words.trimEnd();
  if (inked === '') return null;
  if (edge === 'start') return { start: wholeCharacter(text, end - inked.length).start, end };
  return { start, end: wholeCharacter(text, start + inked.length).end };
}

/** The character an offset cuts in half, or nothing but the offset. */
function wholeCharacter(text: string, offset: number): Span {
  const cut = graphemesAround(text, offset).find(
    ({ start, end }) => start < offset && offset < end,
  );
  return cut ?? { start: offset, end: offset };
}

/** Where a step from an offset leads; null at the end of the text. */
type Step = (from: number, by: 1 | -1) => number | null;

function wordStep(text: string, language: string): Step {
  return (from, by) => {
    const at = inkFrom(text, from, by);
    if (at === null) return null;
    const segments = withSignsJoined(wordsAround(text, at, language));
    const found = segments.find(({ start, end }) => start <= at && at < end);
    return (by === 1 ? found?.end : found?.start) ?? null;
  };
}

function characterStep(text: string): Step {
  return (from, by) => {
    const at = inkFrom(text, from, by);
    if (at === null) return null;
    const found = graphemesAround(text, at).find(({ start, end }) => start <= at && at < end);
    return (by === 1 ? found?.end : found?.start) ?? null;
  };
}

/** The nearest character that is no blank, at an offset or before it. */
function inkFrom(text: string, from: number, by: 1 | -1): number | null {
  let at = by === 1 ? from : from - 1;
  while (0 <= at && at < text.length && isBlank(text.charAt(at))) at += by;
  return 0 <= at && at < text.length ? at : null;
}

function withSignsJoined(segments: readonly Segment[]): Segment[] {
  return segments.reduce<Segment[]>((before, segment) => {
    const last = before.at(-1);
    if (last === undefined || !isSign(last) || !isSign(segment)) return [...before, segment];
    return [...before.slice(0, -1), { ...last, end: segment.end, text: last.text + segment.text }];
  }, []);
}

function isSign({ isWord, text }: Segment): boolean {
  return !isWord && !isBlank(text);
}

function isBlank(words: string): boolean {
  return words.trim() === '';
}
