import type { Span } from '../span/span.ts';

export interface FindOptions {
  readonly matchCase: boolean;
  /** Only where no word goes on before or behind. */
  readonly wholeWords: boolean;
}

/**
 * Where words stand in a text: half-open spans in UTF-16 units, in order, none
 * over another, none that splits a character. Typographic and straight marks are
 * one, and so are kinds of blanks; capitals and small letters where case is not matched.
 */
export function findAll(text: string, words: string, options: FindOptions): Span[] {
  const needle = folded(words, options).text;
  if (needle === '') return [];
  const hay = folded(text, options);
  const spans: Span[] = [];
  for (let at = hay.text.indexOf(needle); at !== -1;) {
    const span = { start: hay.offsetOf(at), end: hay.offsetOf(at + needle.length) };
    const isMatch = isWhole(text, span) && (!options.wholeWords || standsAlone(text, span));
    if (isMatch) spans.push(span);
    at = hay.text.indexOf(needle, isMatch ? at + needle.length : at + 1);
  }
  return spans;
}

interface Folded {
  readonly text: string;
  /** The offset in the text as it was. */
  readonly offsetOf: (index: number) => number;
}

const SAME_MARKS: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2002-\u200a\u202f\t]/gu, ' '],
  [/[\u2018\u2019\u201b\u02bc]/gu, "'"],
  [/[\u201c\u201d\u201f]/gu, '"'],
  [/[\u2010\u2011]/gu, '-'],
];

function folded(text: string, { matchCase }: FindOptions): Folded {
  const plain = SAME_MARKS.reduce((folding, [marks, mark]) => folding.replace(marks, mark), text);
  if (matchCase) return { text: plain, offsetOf: (index) => index };
  const lower = plain.toLowerCase();
  if (lower.length === plain.length) return { text: lower, offsetOf: (index) => index };
  return foldedByCharacter(plain);
}

/** Where a small letter takes more room than its capital, each knows where it came from. */
function foldedByCharacter(text: string): Folded {
  const offsets: number[] = [];
  let lower = '';
  let offset = 0;
  for (const character of text) {
    const small = character.toLowerCase();
    for (let unit = 0; unit < small.length; unit += 1) offsets.push(offset);
    lower += small;
    offset += character.length;
  }
  return { text: lower, offsetOf: (index) => offsets[index] ?? offset };
}

/** Neither end lies inside a character made of several. */
function isWhole(text: string, { start, end }: Span): boolean {
  return start < end && !goesOn(text, start) && !goesOn(text, end);
}

/** A mark, a joiner, a skin tone or the second half of a pair belongs to what stands before it. */
function goesOn(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  return (
    isLowSurrogate(text.charCodeAt(offset)) ||
    /^[\p{M}\p{EMod}\u200d]/u.test(pointAt(text, offset)) ||
    text.charAt(offset - 1) === '\u200d'
  );
}

function standsAlone(text: string, { start, end }: Span): boolean {
  return (
    !joins(pointBefore(text, start), pointAt(text, start)) &&
    !joins(pointBefore(text, end), pointAt(text, end))
  );
}

const WORD = /^[\p{L}\p{M}\p{N}_]$/u;
/** Scripts that put no blanks between words: there, every place can be an end. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** Whether two neighbours are of one word. */
function joins(before: string, after: string): boolean {
  return WORD.test(before) && WORD.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after);
}

function pointAt(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function pointBefore(text: string, offset: number): string {
  if (offset === 0) return '';
  const isPair = isLowSurrogate(text.charCodeAt(offset - 1));
  return text.slice(Math.max(offset - (isPair ? 2 : 1), 0), offset);
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
