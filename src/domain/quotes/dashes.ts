import { overlaps, type Span } from '../span/span.ts';
import type { Grammar } from './grammar.ts';
import { isVerb } from './noun-phrases.ts';
import { tokensOf } from './tokens.ts';

/** A paragraph that somebody speaks begins with a dash, and words directly or a blank behind it. */
const OPENING = /^[–—―][^\S\n]?(?=[\p{L}\p{N}¿¡«“"…])/u;
/** Where the writer breaks in, and where the speech goes on. */
const DASH = /(?<=\S)[^\S\n]+[–—―](?=\S|[^\S\n])|[–—―](?=[.,;:]|[^\S\n]|$)/gu;

/**
 * What is said in a paragraph of dialogue that dashes mark: |—No vuelvo| —dijo Ana Ruiz—.
 * |Nunca más.| The opening dash is part of it, as quotation marks are. Empty where no dash
 * opens the paragraph, or where the selection is of the writer’s words.
 */
export function spokenBehindDash(
  text: string,
  paragraph: Span,
  { selected, grammar }: { readonly selected: Span; readonly grammar: Grammar },
): readonly Span[] {
  const words = text.slice(paragraph.start, paragraph.end);
  if (!OPENING.test(words)) return [];
  const pieces = piecesOf(words).map(({ start, end }) => ({
    start: start + paragraph.start,
    end: end + paragraph.start,
  }));
  const [first, aside, ...rest] = pieces;
  if (first === undefined || aside === undefined) return [];
  if (!tokensOf(text, aside, []).some((token) => isVerb(grammar, token))) return [];
  const spoken = [first, ...rest.slice(0, 1)].flatMap((piece) => inked(text, piece));
  return spoken.some((piece) => overlaps(piece, selected)) ? spoken : [];
}

/** The stretches between the dashes behind the opening one. */
function piecesOf(words: string): Span[] {
  const dashes = [...words.matchAll(DASH)].filter(({ index }) => index > 0);
  const starts = [0, ...dashes.map(({ index, 0: dash }) => index + dash.length)];
  return starts.map((start, at) => ({ start, end: dashes[at]?.index ?? words.length }));
}

/** Without the sign that ends the writer’s words, and without blanks. */
function inked(text: string, { start, end }: Span): Span[] {
  const words = text.slice(start, end);
  const from = start + (/^[\s.,;:]*/u.exec(words)?.[0].length ?? 0);
  const to = start + words.trimEnd().length;
  return from < to ? [{ start: from, end: to }] : [];
}
