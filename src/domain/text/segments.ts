import type { Span } from '../span/span.ts';

/** A word, a sign or a run of blanks. */
export interface Segment extends Span {
  readonly text: string;
  readonly isWord: boolean;
}

/** The words and signs around an offset, hyphened words as one and what an apostrophe adds apart. */
export function wordsAround(text: string, offset: number, language: string): Segment[] {
  const addition = ELIDING_LANGUAGE.test(language) ? ELISION : POSSESSIVE;
  return segmentsAround(text, offset, 'word', language)
    .flatMap((segment) => splitAt(addition, segment))
    .reduce<Segment[]>(joinAtHyphen, []);
}

/** The characters around an offset, as readers count them. */
export function graphemesAround(text: string, offset: number): Segment[] {
  return segmentsAround(text, offset, 'grapheme', '');
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

type Granularity = 'grapheme' | 'word' | 'sentence';

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one costs milliseconds, so each language's is kept; what is no language gets the common rules. */
export function segmenter(language: string, granularity: Granularity): Intl.Segmenter {
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
