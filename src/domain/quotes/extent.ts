import { contains, overlaps, type Span } from '../span/span.ts';
import { isCueInSemitic } from './semitic.ts';
import { spokenBehindDash } from './dashes.ts';
import type { Grammar } from './grammar.ts';
import { quotedAround, quotedIn, type Quoted } from './marks.ts';
import { has, isVerb } from './noun-phrases.ts';
import { paragraphAfter, paragraphAt, paragraphBefore } from './paragraphs.ts';
import { isSign, tokensOf, type Token } from './tokens.ts';
import { isCueWithoutBlanks } from './without-blanks.ts';

/** The content of a quote, and the stretch around it that may say whose it is. */
export interface Extent {
  /** In reading order. */
  readonly content: readonly Span[];
  /** The paragraph, or the quote that this one stands in. */
  readonly stretch: Span;
  /** Everything else that is quoted in the stretch. */
  readonly others: readonly Span[];
  readonly isQuoted: boolean;
  readonly isInside: boolean;
  /** Dashes mark it, not quotation marks. */
  readonly isSpoken?: true;
}

/** One voice goes on over this many paragraphs, and is interrupted this often, at most. */
const PIECES_AT_MOST = 20;

/** The whole words of the quote that a selection lies in or holds. */
export function extentOf(text: string, selected: Span, grammar: Grammar): Extent {
  const paragraph = paragraphAt(text, selected.start);
  const quoted = quotedIn(text, paragraph);
  const holders = quotedAround(quoted, selected);
  const own = holders.at(-1);
  const outer = holders.at(-2);
  if (own !== undefined)
    return quotedExtent(text, own, {
      stretch: outer?.inner ?? paragraph,
      level: outer?.inside ?? quoted,
      grammar,
      isInside: outer !== undefined,
    });
  const spoken = spokenBehindDash(text, paragraph, { selected, grammar });
  if (spoken.length > 0)
    return {
      content: spoken,
      stretch: paragraph,
      others: quoted.filter((one) => !spoken.some((piece) => overlaps(piece, one))),
      isQuoted: true,
      isInside: false,
      isSpoken: true,
    };
  const touched = quoted.filter((one) => overlaps(one, selected));
  const isSplit = touched.length > 0 && touched.every((one) => contains(selected, one));
  const pieces = isSplit ? wholeSplit(text, touched, { selected, grammar }) : null;
  const content = pieces ?? [selected];
  return {
    content,
    stretch: paragraph,
    others: quoted.filter((one) => !content.some((piece) => overlaps(piece, one))),
    isQuoted: pieces !== null,
    isInside: false,
  };
}

interface Setting {
  readonly stretch: Span;
  readonly level: readonly Quoted[];
  readonly grammar: Grammar;
  readonly isInside: boolean;
}

function quotedExtent(
  text: string,
  own: Quoted,
  { stretch, level, grammar, isInside }: Setting,
): Extent {
  const pieces = level.filter((one) => one.isClosed || one === own || !isInside);
  const at = pieces.indexOf(own);
  let first = at;
  while (first > 0 && isSplitBetween(text, pieces[first - 1], pieces[first], grammar)) first--;
  let last = at;
  while (isSplitBetween(text, pieces[last], pieces[last + 1], grammar)) last++;
  const here = pieces.slice(first, last + 1);
  const content = isInside ? here : [...before(text, here), ...here, ...after(text, here)];
  return {
    content: content.slice(0, PIECES_AT_MOST).map(({ start, end }) => ({ start, end })),
    stretch,
    others: level.filter((one) => !here.includes(one)),
    isQuoted: true,
    isInside,
  };
}

/** “…,” she said, “…”: a cue and no end of a sentence between two quoted stretches. */
export function isSplitBetween(
  text: string,
  one: Quoted | undefined,
  other: Quoted | undefined,
  grammar: Grammar,
): boolean {
  if (one === undefined || other === undefined || !one.isClosed) return false;
  const gap = tokensOf(text, { start: one.end, end: other.start }, []);
  const isCued =
    gap.some((token, at) => isVerb(grammar, token) || startsPhrase(gap, at, grammar)) ||
    isCueWithoutBlanks(text.slice(one.end, other.start)) ||
    isCueInSemitic(text.slice(one.end, other.start));
  return isCued && !gap.some((token) => isSign(token, '.!?;:。')) && goesOn(text, one, gap);
}

/** After a full stop inside the marks another sentence of the writer's begins. */
function goesOn(text: string, one: Quoted, gap: readonly Token[]): boolean {
  const isEnded = text.slice(one.inner.start, one.inner.end).trimEnd().endsWith('.');
  return !isEnded || isSign(gap[0], ',–—-');
}

function startsPhrase(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  return [...grammar.phrases, ...grammar.prefixes].some((words) =>
    words.every((word, index) => has(new Set([word]), tokens[at + index])),
  );
}

/** A selection over a whole split quote means its quoted pieces, not the cue between them. */
function wholeSplit(
  text: string,
  touched: readonly Quoted[],
  { selected, grammar }: { readonly selected: Span; readonly grammar: Grammar },
): readonly Span[] | null {
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const rest = text.slice(selected.start, first.start) + text.slice(last.end, selected.end);
  if (/[\p{L}\p{N}]/u.test(rest)) return null;
  const isOne = touched.every(
    (one, at) => at === 0 || isSplitBetween(text, touched[at - 1], one, grammar),
  );
  return isOne ? touched.map(({ start, end }) => ({ start, end })) : null;
}

/** Paragraphs before it that were never closed: the same voice. */
function before(text: string, here: readonly Quoted[]): readonly Span[] {
  const pieces: Quoted[] = [];
  let first = here[0];
  while (first !== undefined && pieces.length < PIECES_AT_MOST) {
    const paragraph = paragraphAt(text, first.start);
    if (text.slice(paragraph.start, first.start).trim() !== '') break;
    const previous = paragraphBefore(text, first.start);
    const open = previous === null ? undefined : quotedIn(text, previous).at(-1);
    if (open === undefined || open.isClosed || !hasSameMark(text, open, first)) break;
    pieces.unshift(open);
    first = open;
  }
  return pieces;
}

/** Paragraphs behind one that was never closed, each begun with the mark again. */
function after(text: string, here: readonly Quoted[]): readonly Span[] {
  const pieces: Quoted[] = [];
  let last = here.at(-1);
  while (last !== undefined && !last.isClosed && pieces.length < PIECES_AT_MOST) {
    const next = paragraphAfter(text, last.end);
    const opening = next === null ? undefined : quotedIn(text, next)[0];
    if (next === null || opening === undefined) break;
    if (text.slice(next.start, opening.start).trim() !== '') break;
    if (!hasSameMark(text, last, opening)) break;
    pieces.push(opening);
    last = opening;
  }
  return pieces;
}

function hasSameMark(text: string, one: Quoted, other: Quoted): boolean {
  return text.charAt(one.start) === text.charAt(other.start);
}
