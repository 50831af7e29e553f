import type { Span } from '../span/span.ts';

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

/** The words and signs around an offset, hyphened words as one and what an apostrophe adds apart. */
function wordsAround(text: string, offset: number, language: string): Segment[] {
  const addition = ELIDING_LANGUAGE.test(language) ? ELISION : POSSESSIVE;
  return segmentsAround(text, offset, 'word', language)
    .flatMap((segment) => splitAt(addition, segment))
    .reduce<Segment[]>(joinAtHyphen, []);
}

const POSSESSIVE = /(?<=.)['’]s$/iu;

/** Languages that write the article and the like before a vowel with an apostrophe: l’Église, dell’acqua. */
const ELIDING_LANGUAGE = /^(fr|it|ca|oc)\b/i;
const ELISION = /^(?:[cdjlmnst]|\p{L}{0,6}qu|un|\p{L}{0,3}all|\p{L}{0,3}ell|sull)['’](?=.)/iu;

function splitAt(addition: RegExp, segment: Segment): Segment[] {
  const found = segment.isWord ? addition.exec(segment.text) : null;
  if (found === null) return [segment];
  const edges = [0, found.index, found.index + found[0].length, segment.text.length];
  return edges.slice(1).flatMap((end, at) => {
    const start = edges[at] ?? 0;
    const text = segment.text.slice(start, end);
    const isWord = start !== found.index;
    return text === ''
      ? []
      : [{ start: segment.start + start, end: segment.start + end, text, isWord }];
  });
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

/** A letter after a blank begins a word in every script: a window from there is cut like the whole text. */
function windowStart(text: string, offset: number): number {
  const earliest = Math.max(0, offset - REACH);
  const blank = text.slice(earliest, offset).search(/\s(?=[\p{L}\p{N}])/u);
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
