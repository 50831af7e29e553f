import type { Span } from '../span/span.ts';
import { isAbbreviation } from '../text/abbreviations.ts';

/**
 * A piece of running text as attributions are looked for in it:
 * `word`     a word, with what a hyphen or an apostrophe joins to it
 * `sign`     any other character that is no blank
 * `quoted`   a stretch in quotation marks, as one piece
 * `content`  the words whose speaker is looked for, as one piece
 */
export interface Token extends Span {
  readonly type: 'word' | 'sign' | 'quoted' | 'content';
  readonly text: string;
}

/** A stretch that is one piece, whatever it holds. */
export interface Piece extends Span {
  readonly type: 'quoted' | 'content';
}

const WORD =
  /[\p{L}\p{M}\p{N}]+(?:['’\-‐‑.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|(?<=s)['’](?=\s\p{L}))*|[^\s\p{L}\p{M}\p{N}]/gu;
/** A verb with its pronoun behind it: dit-elle, a-t-il. */
const INVERTED = /^(.+?)(?:-t)?-(elle|il|on|ils|elles|je|nous)$/iu;

/** The pieces of a stretch in order; `pieces` do not overlap. */
export function tokensOf(text: string, stretch: Span, pieces: readonly Piece[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = stretch.start;
  for (const { type, start, end } of pieces.toSorted((one, other) => one.start - other.start)) {
    tokens.push(...wordsOf(text, at, start), { type, start, end, text: text.slice(start, end) });
    at = end;
  }
  return [...tokens, ...wordsOf(text, at, stretch.end)];
}

function wordsOf(text: string, from: number, to: number): Token[] {
  if (to <= from) return [];
  const tokens: Token[] = [];
  for (const match of text.slice(from, to).matchAll(WORD)) {
    const [found] = match;
    const start = from + match.index;
    if (/[\p{L}\p{N}]/u.test(found)) tokens.push(...parted(found, start));
    else tokens.push({ type: 'sign', text: found, start, end: start + found.length });
  }
  return tokens;
}

function parted(word: string, start: number): Token[] {
  const inverted = INVERTED.exec(word);
  const token = (text: string, at: number): Token => ({
    type: 'word',
    text,
    start: at,
    end: at + text.length,
  });
  if (inverted === null) return [token(word, start)];
  const [, verb = '', pronoun = ''] = inverted;
  return [token(verb, start), token(pronoun, start + word.length - pronoun.length)];
}

export function isWord(token: Token | undefined): token is Token {
  return token?.type === 'word';
}

export function isSign(token: Token | undefined, signs: string): boolean {
  return token?.type === 'sign' && signs.includes(token.text);
}

export function isCapital(token: Token | undefined): boolean {
  return isWord(token) && /^(?:[dl]['’])?\p{Lu}/u.test(token.text);
}

export function isLower(token: Token | undefined): boolean {
  return isWord(token) && /^\p{Ll}/u.test(token.text);
}

/** The dot of a title or an initial cut short, which is part of it: Dr|.| Lena Sand, J|.| Sand, Lyle Ltd|.| */
export function isDotInName(tokens: readonly Token[], at: number): boolean {
  const [before, dot] = [tokens[at - 1], tokens[at]];
  if (!isSign(dot, '.') || before?.end !== dot?.start || !isWord(before)) return false;
  return isAbbreviation(before.text);
}

/** Whether a sentence ends with the token at a place. */
export function endsSentence(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next === undefined) return true;
  const startsNew = isCapital(next) || next.type === 'quoted' || next.type === 'content';
  if (token.type === 'sign') {
    if (!'.!?…。！？'.includes(token.text) || isDotInName(tokens, at)) return false;
    return token.text !== '.' || startsNew || /[\p{N}]/u.test(next.text);
  }
  const isPiece = token.type === 'quoted' || token.type === 'content';
  return isPiece && startsNew && /[.。][^\p{L}\p{N}\s]*$/u.test(token.text);
}

/** The sentence around a token: first and one beyond its last. */
export function sentenceAround(tokens: readonly Token[], at: number): Span {
  let start = at;
  while (start > 0 && !endsSentence(tokens, start - 1)) start--;
  let end = at;
  while (end < tokens.length && !endsSentence(tokens, end)) end++;
  return { start, end: Math.min(end + 1, tokens.length) };
}

/** What tokens stand on, from the first to one before the end. */
export function spanOf(tokens: readonly Token[], { start, end }: Span): Span {
  const [first, last] = [tokens[start], tokens[end - 1]];
  if (first === undefined || last === undefined) throw new RangeError('No tokens there.');
  return { start: first.start, end: last.end };
}
