import { overlaps, type Span } from '../span/span.ts';
import { typeByWords } from '../register/name-type.ts';
import { beginsWithTitle, isTitle, leadsTitle, titleLength } from '../register/names.ts';
import { SHORT_TITLES } from './abbreviations.ts';
import { isDateline } from './dateline.ts';
import { figuresIn, type FigureType } from './figures.ts';
import { isInHeadline } from './headline.ts';
import { UNSPACED } from './scripts.ts';

export interface NamesQuery {
  readonly text: string;
  /** A BCP 47 tag, or ''. */
  readonly language: string;
  /** What the register calls its entities, aliases too. */
  readonly known: Iterable<string>;
  /** Dates and sums that are looked for like names. */
  readonly figures: readonly FigureType[];
}

/**
 * What looks like a name, in reading order and without overlaps: words of the register,
 * runs of capitalised words, dates and sums. A capital that begins a sentence alone says
 * nothing, unless the same word is part of a name elsewhere; neither does any where a
 * language writes common nouns with one.
 */
export function* namesIn(
  { text, language, known, figures }: NamesQuery,
  from: number,
): Generator<Span> {
  const sources = [
    ...(hasTellingCapitals(language) ? [capitalisedRuns(text, from)] : []),
    knownNames(text, known, from),
    figuresIn(text, language, { from, types: figures }),
  ];
  let end = from;
  for (const name of inOrder(sources)) {
    if (name.start < end) continue;
    yield name;
    end = name.end;
  }
}

/** The spans of several ordered sources in one order. */
function* inOrder(sources: readonly Iterator<Span>[]): Generator<Span> {
  const heads = sources.map((source) => source.next());
  for (;;) {
    const first = heads.reduce<number | null>((best, head, at) => {
      if (head.done === true) return best;
      const leader = best === null ? undefined : heads[best];
      return leader?.done === false && comesFirst(leader.value, head.value) ? best : at;
    }, null);
    const head = first === null ? undefined : heads[first];
    const source = first === null ? undefined : sources[first];
    if (first === null || source === undefined || head?.done !== false) return;
    yield head.value;
    heads[first] = source.next();
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

/** Whether names can be told in a text by how they are written, and not by the register alone. */
export function canTellNames(text: string, language: string): boolean {
  return hasTellingCapitals(language) && /\p{Lu}\p{Ll}/u.test(text);
}

function hasTellingCapitals(language: string): boolean {
  return !/^(de|lb|nds)\b/i.test(language);
}

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:[’'-]\p{L}[\p{L}\p{M}]+|&\p{Lu}\p{L}*)*`;
/** A dot goes on with a name only behind an initial or a title. */
const DOT = String.raw`(?:(?<=(?<!\p{L})(?:\p{Lu}|${SHORT_TITLES}))\.)?`;
const PARTICLES = String.raw`(?:(?:de|del|della|der|den|di|da|do|dos|du|des|la|le|van|von|ten|ter|al|bin|ibn|y|e)[^\S\n]){0,2}`;
/** The Nurses’ Union, St. Anne’s Hall. */
const POSSESSIVE_WITHIN = String.raw`(?:(?:(?<=s)[’']|(?<=(?<!\p{L})St\.?[^\S\n]\p{Lu}\p{L}*)[’']s)(?=[^\S\n]\p{Lu}))?`;
/** Penrose & Lyle. */
const AMPERSAND = String.raw`(?:&[^\S\n])?`;
/** (The) Bank of England, Ada van der Moor, J. B. Sand; not Ada Moor of the Harbour Board. */
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}’'-])(?:The[^\S\n])?${CAPITALISED}(?:[^\S\n]of(?:[^\S\n]the)?[^\S\n]${CAPITALISED})?(?:(?:${DOT}|${POSSESSIVE_WITHIN})[^\S\n](?:${AMPERSAND}|${PARTICLES})${CAPITALISED})*`,
  'gu',
);

function* capitalisedRuns(text: string, from: number): Generator<Span> {
  const written = new WrittenWords(text);
  for (const { index, 0: run } of text.slice(from).matchAll(RUN)) {
    const at = from + index;
    const inHeadline = isInHeadline(text, { start: at, end: at + run.length })
      ? [...standingNames(run, written)]
      : [];
    yield* inHeadline.map(({ start, end }) => ({ start: at + start, end: at + end }));
    if (inHeadline.length > 0) continue;
    const isFirst =
      beginsSentence(text, at) && !isDateline(text, { start: at, end: at + run.length });
    const name = trimmedRun(run, isFirst, written);
    if (name === null) continue;
    const words = run.slice(name.start, name.end);
    const title = titleIn(words);
    if (title !== null) yield { start: at + name.start, end: at + name.start + title.before };
    const whom = title?.at ?? 0;
    const titles = isThing(words.slice(whom)) ? 0 : titleLength(words.slice(whom));
    yield { start: at + name.start + whom + titles, end: at + name.end };
  }
}

/** Council Approves |Tarrant Bay| Bridge: of capitals that a headline gives every word, the names that the story gives, too. */
function* standingNames(run: string, written: WrittenWords): Generator<Span> {
  const words = [...run.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.replace(POSSESSIVE, '').length,
  }));
  for (let first = 0; first < words.length; first += 1) {
    const { start } = words[first] as Span;
    const last = words.findLastIndex(
      ({ end }, at) => at >= first && written.isName(run.slice(start, end)),
    );
    const { end } = words[last] ?? { end: start };
    if (last === -1) continue;
    yield { start, end };
    first = last;
  }
}

/** Named after somebody, title and all: General Assembly, Lord Howe Island. */
function isThing(name: string): boolean {
  return typeByWords(name) !== null;
}

/** Where another name begins with a title: Larkmouth |Mayor Tobias Renquist|, but Prime Minister Ana Ruiz. */
function titleIn(words: string): { readonly before: number; readonly at: number } | null {
  for (const { 1: before = '', index } of words.matchAll(/(\S+)\s+(?=\S+\s)/gu)) {
    const end = index + before.length;
    const at = end + words.slice(end).search(/\S/u);
    const rest = words.slice(at);
    // Court of Judge Bo Kim, Deputy Mayor Bo Kim, Lyle Captain Cook Museum are one name.
    const goesOn = !/^\p{Lu}/u.test(before) || leadsTitle(before) || isTitle(before);
    if (!goesOn && beginsWithTitle(rest) && !isThing(rest)) return { before: end, at };
  }
  return null;
}

/** How a text writes words elsewhere; it is read when that is first asked. */
class WrittenWords {
  readonly #text: string;
  #small: ReadonlySet<string> | null = null;
  #named: ReadonlySet<string> | null = null;
  #names: ReadonlySet<string> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Small, too: a sentence that begins with one begins with no name. */
  isSmall(word: string): boolean {
    this.#small ??= new Set(this.#text.match(/(?<!\p{L})\p{Ll}+/gu));
    return this.#small.has(word.toLowerCase());
  }

  /** With a capital in the middle of a sentence: it is one for what it names. */
  isNamed(word: string): boolean {
    this.#named ??= new Set(this.#namedWords());
    return this.#named.has(word);
  }

  /** A run of capitals in the story, or how one ends: Marta Ilves, Ilves. */
  isName(words: string): boolean {
    this.#names ??= new Set(
      this.#runs().flatMap((run) => run.map((_, at) => run.slice(at).join(' '))),
    );
    return this.#names.has(words);
  }

  *#namedWords(): Generator<string> {
    for (const run of this.#runs()) yield* run.filter((word) => /^\p{Lu}/u.test(word));
  }

  /** The words of each run of capitals in the story, without one that may only begin a sentence. */
  #runs(): string[][] {
    return [...this.#text.matchAll(RUN)].flatMap(({ index, 0: run }) => {
      if (isInHeadline(this.#text, { start: index, end: index + run.length })) return [];
      const words = run.replace(POSSESSIVE, '').split(/\s/u);
      return [beginsSentence(this.#text, index) ? words.slice(1) : words];
    });
  }
}

const POSSESSIVE = /['’]s$/u;

/** A run without the word that only begins a sentence, and without a possessive s. */
function trimmedRun(words: string, isFirst: boolean, written: WrittenWords): Span | null {
  const end = words.replace(POSSESSIVE, '').length;
  const first = words.slice(0, end).split(/\s/u, 1)[0] ?? '';
  if (end === 1) return null; // I, A, an initial alone
  const isSmall = written.isSmall(first) || OPENERS.has(first);
  if (!isFirst || (first.length < end && !isSmall)) return { start: 0, end };
  if (first.length >= end) return !isSmall && written.isNamed(first) ? { start: 0, end } : null;
  const rest = words.slice(first.length).search(/\p{Lu}/u) + first.length;
  return end - rest > 1 ? { start: rest, end } : null;
}

/** They begin sentences and no names. */
const OPENERS = new Set(
  (
    'After Afterwards Again Against Also Although Among And Another As Asked At Because Before Behind Besides Between Both ' +
    'But By Despite During Each Earlier Elsewhere Even Eventually Every Finally For From He Her His How However I If In ' +
    'Inside Instead It Just Later Like Many Maybe Meanwhile Moreover Most My Nearby Nevertheless No Not Now Of Often On ' +
    'Once Only Our Outside Perhaps Recently Several She Since So Some Sometimes Soon Still Such That Their Then There ' +
    'These They This Those Though Through To Today Tomorrow Tonight Under Unlike Until We What When Where Whether While ' +
    'Who Whose Why With Within Without Yesterday Yet You Your'
  ).split(' '),
);

/** Behind the end of a sentence, a colon, or at the start of a line or of what is quoted. */
function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at).trimEnd();
  const line = text.slice(Math.max(0, at - 12), at);
  return (
    before === '' ||
    line.endsWith('\n') ||
    /[.!?…:。！？]["”’»)\]]*$|["“‘«„([¿¡–—]$|\s-$/u.test(before)
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

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Whether no word goes on across an edge of the name; scripts without blanks cannot say. */
function isWhole(text: string, at: number, name: string): boolean {
  if (UNSPACED.test(name)) return true;
  return !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + name.length));
}
