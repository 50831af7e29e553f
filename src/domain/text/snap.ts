import type { Span } from '../span/span.ts';
import { graphemesAround, wordsAround } from './segments.ts';

/**
 * A selection as its maker meant it: without blanks at its edges, and with every
 * word it cuts into whole. Null when there are only blanks, or nothing but a caret
 * that touches no word.
 *
 * - An edge inside a word moves out to the word's edge; one at an edge stays, so
 *   punctuation and the dot of an abbreviation are in only if they were selected.
 * - What an apostrophe joins is one word (O’Hara), but a possessive ’s or an elided
 *   article (l’Église) stays out unless the selection reaches into it.
 * - What a hyphen joins is one word (Jean-Luc, vice-president, COVID-19), but a
 *   name before a small-lettered rest stands alone (Moscow-based).
 * - A caret means the word it is in or touches.
 *
 * Only the surroundings of the two edges are looked at, never the whole text.
 */
export function snapToWords(text: string, selection: Span, language: string): Span | null {
  if (selection.start === selection.end) return wordAround(text, selection.start, language);
  const inked = trimBlanks(text, selection);
  if (inked === null) return null;
  const first = wordsAround(text, inked.start, language).find(cutsInto(inked.start));
  const last = wordsAround(text, inked.end, language).find(cutsInto(inked.end));
  return { start: first?.start ?? inked.start, end: last?.end ?? inked.end };
}

/** An exact selection: only the characters it cuts in half are made whole. */
export function snapToCharacters(text: string, selection: Span): Span {
  const edge = (offset: number): Span | undefined =>
    graphemesAround(text, offset).find(cutsInto(offset));
  return {
    start: edge(selection.start)?.start ?? selection.start,
    end: edge(selection.end)?.end ?? selection.end,
  };
}

const cutsInto =
  (offset: number) =>
  ({ start, end }: Span): boolean =>
    start < offset && offset < end;

function wordAround(text: string, caret: number, language: string): Span | null {
  const words = wordsAround(text, caret, language).filter(({ isWord }) => isWord);
  const touching = words.filter(({ start, end }) => start <= caret && caret <= end).at(-1);
  return touching === undefined ? null : { start: touching.start, end: touching.end };
}

function trimBlanks(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const trimmed = words.trimStart();
  if (trimmed === '') return null;
  return { start: end - trimmed.length, end: end - trimmed.length + trimmed.trimEnd().length };
}
