import type { Span } from '../span/span.ts';

/**
 * A selection as its maker meant it: without blanks at its edges, and with every
 * word it cuts into whole. Null when there are only blanks, or nothing but a caret
 * that touches no word.
 *
 * - An edge inside a word moves out to the word's edge; one at an edge stays, so
 *   punctuation and the dot of an abbreviation are in only if they were selected.
 * - What an apostrophe joins is one word (O’Hara), but a possessive ’s stays out
 *   unless the selection reaches into it.
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
    segmentsAround(text, offset, 'grapheme', '').find(cutsInto(offset));
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

interface Segment extends Span {
  readonly text: string;
  readonly isWord: boolean;
}

/** The words and signs around an offset, hyphened words as one and a possessive ending apart. */
function wordsAround(text: string, offset: number, language: string): Segment[] {
  const apart = segmentsAround(text, offset, 'word', language).flatMap(splitPossessive);
  return apart.reduce<Segment[]>(joinAtHyphen, []);
}

const POSSESSIVE = /^(.+)(['’]s)$/iu;

function splitPossessive(segment: Segment): Segment[] {
  const owner = POSSESSIVE.exec(segment.text)?.[1];
  if (owner === undefined || !segment.isWord) return [segment];
  const middle = segment.start + owner.length;
  return [
    { ...segment, end: middle, text: owner },
    { ...segment, start: middle, text: segment.text.slice(owner.length) },
  ];
}

const HYPHENS = ['-', '\u2010', '\u2011'];

function joinAtHyphen(before: Segment[], segment: Segment): Segment[] {
  const hyphen = before.at(-1);
  const first = before.at(-2);
  if (!segment.isWord || !first?.isWord || !hyphen || !HYPHENS.includes(hyphen.text))
    return [...before, segment];
  if (isNameBeforeRest(first.text, segment.text)) return [...before, segment];
  const text = first.text + hyphen.text + segment.text;
  return [...before.slice(0, -2), { start: first.start, end: segment.end, text, isWord: true }];
}

/** The Moscow of Moscow-based: a capital before the hyphen and none behind it. */
function isNameBeforeRest(first: string, rest: string): boolean {
  return /^\p{Lu}/u.test(first) && /^\p{Ll}/u.test(rest);
}

/** How far to either side a word may reach; longer ones are no words of a language. */
const REACH = 120;

function segmentsAround(
  text: string,
  offset: number,
  granularity: 'word' | 'grapheme',
  language: string,
): Segment[] {
  const from = windowStart(text, offset);
  const around = text.slice(from, Math.min(text.length, offset + REACH));
  return Array.from(segmenter(language, granularity).segment(around), (piece) => ({
    start: from + piece.index,
    end: from + piece.index + piece.segment.length,
    text: piece.segment,
    isWord: piece.isWordLike === true,
  }));
}

/** A blank is an edge in every script, so a window that begins behind one is cut like the whole text. */
function windowStart(text: string, offset: number): number {
  const earliest = Math.max(0, offset - REACH);
  const blank = text.slice(earliest, offset).search(/\s(?=\S)/);
  return blank === -1 ? earliest : earliest + blank + 1;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one costs milliseconds, so each language's is kept; what is no language gets the common rules. */
function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(isLanguageTag(language) ? language : undefined, { granularity });
  segmenters.set(key, made);
  return made;
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
