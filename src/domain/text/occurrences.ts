import { compareSpans, type Span } from '../span/span.ts';
import { snapToCharacters } from './snap.ts';
import { UNSPACED } from './scripts.ts';

export interface OccurrenceOptions {
  /** Not inside longer words. */
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
}

/**
 * Where any of the given words stand in a text, in reading order. Of words that overlap
 * the longer is found: “Ines Okafor”, not the “Okafor” in it. Accents count, but not how
 * they are encoded; a straight quote is a curly one, a blank is any blank. A place never
 * begins or ends inside a character.
 */
export function findOccurrences(
  text: string,
  names: readonly string[],
  options: OccurrenceOptions,
): Span[] {
  const spelling = { matchCase: options.matchCase, marks: marksIn(names) };
  const even = evened(text, spelling);
  const found = [...new Set(names)]
    .filter((name) => name.trim() !== '')
    .flatMap((name) => occurrencesOf(evened(name, spelling).text, even))
    .filter((span) => isWhole(text, span) && (!options.wholeWords || isWord(text, span)));
  return withoutOverlaps(text, found);
}

/** A text in one spelling, and where each of its units stands in the original. */
interface Evened {
  readonly text: string;
  /** Null when every unit stands where it stood. */
  readonly offsets: readonly number[] | null;
}

/** Whatever is spelled with several code points: marks on letters, Hangul in pieces, capitals that grow. */
const SEVERAL = /\p{M}|[\u1100-\u11FF]|İ/u;
/** All of that is among these, which few texts in the first alphabets hold, and which are found in a fraction of the time. */
const RARE = /İ|[\u0300-\u1FFF]|[\u20D0-\uFFFF]/;
const CLUSTER = /[\u1100-\u115F][\u1160-\u11A7][\u11A8-\u11FF]?|\P{M}\p{M}*|\p{M}+/gsu;

function evened(text: string, spelling: Spelling): Evened {
  if (!RARE.test(text) || !SEVERAL.test(text))
    return { text: spelled(text, spelling), offsets: null };
  const offsets: number[] = [];
  let even = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const anew = spelled(cluster.normalize('NFC'), spelling);
    even += anew;
    for (let unit = 0; unit < anew.length; unit++)
      offsets.push(anew.length === cluster.length ? index + unit : index);
  }
  offsets.push(text.length);
  return { text: even, offsets };
}

interface Spelling {
  readonly matchCase: boolean;
  /** Those that have to be set alike. */
  readonly marks: readonly Mark[];
}

/** What is written in several ways, and the one that stands for all. */
interface Mark {
  readonly plain: string;
  readonly others: RegExp;
}

const MARKS: readonly Mark[] = [
  { plain: "'", others: /[‘’‚‛′]/g },
  { plain: '"', others: /[“”„‟″]/g },
  { plain: '-', others: /[‐‑]/g },
  { plain: ' ', others: /[^\S ]/g },
];

/** A mark that is in no name is in nothing that is found: texts are left as they are there. */
function marksIn(names: readonly string[]): Mark[] {
  return MARKS.filter(({ plain, others }) =>
    names.some((name) => name.includes(plain) || name.search(others) !== -1),
  );
}

/** Each unit for a unit. */
function spelled(text: string, { matchCase, marks }: Spelling): string {
  const even = marks.reduce((rest, { plain, others }) => rest.replace(others, plain), text);
  // A sigma is another at the end of a word; wherever it stands, it is one letter.
  return matchCase ? even : even.toLowerCase().replaceAll('ς', 'σ');
}

function occurrencesOf(words: string, { text, offsets }: Evened): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (offsets === null) spans.push({ start: at, end });
    else if (isClusterEdge(offsets, at) && isClusterEdge(offsets, end))
      spans.push({ start: offsets[at] ?? 0, end: offsets[end] ?? 0 });
  }
  return spans;
}

/** Units of one cluster that was spelled anew stand at one place: between them there is none. */
function isClusterEdge(offsets: readonly number[], at: number): boolean {
  return at === 0 || offsets[at] !== offsets[at - 1];
}

/** Neither half a surrogate pair, nor a letter without its mark, nor one face of a family. */
function isWhole(text: string, { start, end }: Span): boolean {
  if (isPlainEdge(text, start) && isPlainEdge(text, end)) return true;
  const whole = snapToCharacters(text, { start, end });
  return whole.start === start && whole.end === end;
}

/** Between letters of the oldest alphabets, dashes and quotes there is always an edge; no need to look around. */
function isPlainEdge(text: string, offset: number): boolean {
  return isPlainUnit(text.charCodeAt(offset - 1)) && isPlainUnit(text.charCodeAt(offset));
}

/** Also of what lies beyond the ends of a text, which has no code. */
function isPlainUnit(unit: number): boolean {
  return !(unit >= 0x300) || (unit >= 0x2010 && unit <= 0x2027);
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that put no blank between words: there, any place may be the edge of a word. */
/** As long as what an apostrophe or a hyphen leads to has to be known. */
const NEAR = 40;

function isWord(text: string, { start, end }: Span): boolean {
  if (isPlainlyJoined(text, start) || isPlainlyJoined(text, end)) return false;
  const words = text.slice(start, end);
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  return startsWord(words, before) && endsWord(words, after);
}

/** Most of what is no word of its own stands between letters of the first alphabet: no need to look around. */
function isPlainlyJoined(text: string, offset: number): boolean {
  return isPlainLetter(text.charCodeAt(offset - 1)) && isPlainLetter(text.charCodeAt(offset));
}

function isPlainLetter(unit: number): boolean {
  const small = unit | 0x20; // a capital is 32 before its small letter
  return small >= 0x61 && small <= 0x7a;
}

function startsWord(words: string, before: string): boolean {
  const first = firstOf(words);
  const last = lastOf(before);
  if (!WORD.test(first)) return true;
  if (isJoined(last, first)) return false;
  if (/['’]$/.test(before)) return !/[\p{L}\p{M}\p{N}]['’]$/u.test(before) || ELISION.test(before);
  return !(HYPHEN.test(last) && isCompound(initialOfLastWord(before.slice(0, -1)), first));
}

function endsWord(words: string, after: string): boolean {
  const last = lastOf(words);
  const next = firstOf(after);
  if (!WORD.test(last)) return true;
  if (isJoined(last, next)) return false;
  if (/^['’]/.test(after)) return POSSESSIVE.test(after) || !/^['’][\p{L}\p{N}]/u.test(after);
  return !(HYPHEN.test(next) && isCompound(initialOfLastWord(words), firstOf(after.slice(1))));
}

const HYPHEN = /^[-‐‑]$/;
const POSSESSIVE = /^['’]s(?![\p{L}\p{M}\p{N}])/iu;
/** What is elided before a vowel: l’Église, dell’acqua, qu’Okafor. */
const ELISION = /(?<![\p{L}\p{M}\p{N}])(?:[cdjlmnst]|qu|all|dall|dell|nell|sull|un)['’]$/iu;

function isJoined(one: string, other: string): boolean {
  return WORD.test(one) && WORD.test(other) && !UNSPACED.test(one) && !UNSPACED.test(other);
}

function initialOfLastWord(text: string): string {
  return firstOf(/[\p{L}\p{M}\p{N}]+$/u.exec(text)?.[0] ?? '');
}

/** By the initials of what a hyphen stands between: Jean-Luc, vice-president, COVID-19, but not the Moscow of Moscow-based or the Brandt of ex-Brandt. */
function isCompound(one: string, other: string): boolean {
  if (!WORD.test(one) || !WORD.test(other)) return false;
  return /\p{N}/u.test(one + other) || isCapital(one) === isCapital(other);
}

function isCapital(letter: string): boolean {
  return /\p{Lu}/u.test(letter);
}

function firstOf(text: string): string {
  return /^[\s\S]/u.exec(text)?.[0] ?? '';
}

function lastOf(text: string): string {
  return /[\s\S]$/u.exec(text)?.[0] ?? '';
}

/** In reading order; of those that overlap the longest, and of equals the first. */
function withoutOverlaps(text: string, spans: readonly Span[]): Span[] {
  const isTaken = new Uint8Array(text.length);
  const longestFirst = spans.toSorted(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  const kept = longestFirst.filter(({ start, end }) => {
    // What is kept already is no shorter, so that it holds one end of what it overlaps.
    if (isTaken[start] === 1 || isTaken[end - 1] === 1) return false;
    isTaken.fill(1, start, end);
    return true;
  });
  return kept.toSorted(compareSpans);
}
