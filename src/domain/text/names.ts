import { overlaps, type Span } from '../span/span.ts';

export interface NamesQuery {
  readonly text: string;
  /** A BCP 47 tag, or ''. */
  readonly language: string;
  /** What the register calls its entities, aliases too. */
  readonly known: Iterable<string>;
}

/**
 * What looks like a name, in reading order and without overlaps: words of the register,
 * and runs of capitalised words. A capital that begins a sentence alone says nothing;
 * neither does any where a language writes common nouns with one.
 */
export function* namesIn({ text, language, known }: NamesQuery, from: number): Generator<Span> {
  const runs = hasTellingCapitals(language) ? capitalisedRuns(text, from) : noSpans();
  const listed = knownNames(text, known, from);
  let run = runs.next();
  let name = listed.next();
  let end = from;
  while (!run.done || !name.done) {
    const isRunNext = name.done || (!run.done && comesFirst(run.value, name.value));
    const next = isRunNext ? run : name;
    if (!next.done && next.value.start >= end) {
      yield next.value;
      end = next.value.end;
    }
    if (isRunNext) run = runs.next();
    else name = listed.next();
  }
}

/** The first name behind an offset that none of the spans touches; null when there is none. */
export function nextUntaggedName(
  query: NamesQuery,
  tagged: readonly Span[],
  from: number,
): Span | null {
  const inOrder = tagged.toSorted((one, other) => one.start - other.start);
  // A name is looked for from the start of its line: what stands before decides what it is.
  const lineStart = from === 0 ? 0 : query.text.lastIndexOf('\n', from - 1) + 1;
  for (const name of namesIn(query, lineStart)) {
    if (name.start >= from && !inOrder.some((span) => overlaps(span, name))) return name;
  }
  return null;
}

function comesFirst(one: Span, other: Span): boolean {
  return one.start < other.start || (one.start === other.start && one.end >= other.end);
}

function* noSpans(): Generator<Span> {
  // a language whose capitals tell nothing
}

function hasTellingCapitals(language: string): boolean {
  return !/^(de|lb|nds)\b/i.test(language);
}

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:[’'-]\p{L}[\p{L}\p{M}]+)*`;
/** A dot goes on with a name only behind an initial or a title. */
const DOT = String.raw`(?:(?<=(?<!\p{L})(?:\p{Lu}|Mrs?|Ms|Dr|Prof|St|Gov|Sen|Rep|Gen|Col|Capt|Lt))\.)?`;
const PARTICLES = String.raw`(?:(?:de|del|della|der|den|di|da|do|dos|du|des|la|le|van|von|ten|ter|al|bin|ibn|y|e)[^\S\n]){0,2}`;
/** The Bank of England, Ada van der Moor, J. B. Sand; not Ada Moor of the Harbour Board. */
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}’'-])${CAPITALISED}(?:[^\S\n]of(?:[^\S\n]the)?[^\S\n]${CAPITALISED})?(?:${DOT}[^\S\n]${PARTICLES}${CAPITALISED})*`,
  'gu',
);

function* capitalisedRuns(text: string, from: number): Generator<Span> {
  const small = smallWordsOf(text);
  for (const { index, 0: words } of text.slice(from).matchAll(RUN)) {
    const run = trimmedRun(words, beginsSentence(text, from + index), small);
    if (run === null) continue;
    yield { start: from + index + run.start, end: from + index + run.end };
  }
}

/** Words the text also writes small: a sentence that begins with one begins with no name. */
function smallWordsOf(text: string): (word: string) => boolean {
  let words: ReadonlySet<string> | null = null;
  return (word) => (words ??= new Set(text.match(/(?<!\p{L})\p{Ll}+/gu))).has(word.toLowerCase());
}

const POSSESSIVE = /['’]s$/u;

/** A run without the word that only begins a sentence, and without a possessive s. */
function trimmedRun(
  words: string,
  isFirst: boolean,
  isSmall: (word: string) => boolean,
): Span | null {
  const end = words.replace(POSSESSIVE, '').length;
  const first = words.split(/\s/u, 1)[0] ?? '';
  if (end === 1) return null; // I, A, an initial alone
  if (!isFirst || (first.length < end && !isSmall(first))) return { start: 0, end };
  if (first.length >= end) return null;
  const rest = words.slice(first.length).search(/\p{Lu}/u) + first.length;
  return { start: rest, end };
}

/** Behind the end of a sentence, a colon, or at the start of a line or of what is quoted. */
function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at).trimEnd();
  const line = text.slice(Math.max(0, at - 12), at);
  return (
    before === '' || line.endsWith('\n') || /[.!?…:。！？]["”’»)\]]*$|["“‘«„([¿¡–—]$/u.test(before)
  );
}

/** Names by their first two characters, the longest first: each place looks at a few only. */
function* knownNames(text: string, known: Iterable<string>, from: number): Generator<Span> {
  const byStart = new Map<string, string[]>();
  for (const name of known) {
    const key = name.slice(0, 2);
    if (name.length > 1) byStart.set(key, [...(byStart.get(key) ?? []), name]);
  }
  for (const names of byStart.values()) names.sort((one, other) => other.length - one.length);
  for (let at = from; byStart.size > 0 && at < text.length - 1; at += 1) {
    const names = byStart.get(text.slice(at, at + 2));
    const found = names?.find((name) => text.startsWith(name, at) && isWhole(text, at, name));
    if (found === undefined) continue;
    yield { start: at, end: at + found.length };
    at += found.length - 1;
  }
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Whether no word goes on across an edge of the name; scripts without blanks cannot say. */
function isWhole(text: string, at: number, name: string): boolean {
  if (UNSPACED.test(name)) return true;
  return !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + name.length));
}
