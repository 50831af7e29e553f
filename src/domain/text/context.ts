import type { Span } from '../span/span.ts';
import { wordsAround } from './segments.ts';

/** Words with what stands around them in the same block. */
export interface WordsInContext {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Half a line on either side: enough to know who is meant. */
const CONTEXT_LENGTH = 60;

/** The words of a span as a line of a list shows them: cut between words. */
export function inContext(text: string, { start, end }: Span): WordsInContext {
  const blockStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const blockEnd = newline === -1 ? text.length : newline;
  const from = start - CONTEXT_LENGTH;
  const to = end + CONTEXT_LENGTH;
  return {
    before:
      from <= blockStart
        ? text.slice(blockStart, start)
        : `…${text.slice(wordEnd(text, from, start), start)}`,
    words: text.slice(start, end),
    after:
      to >= blockEnd ? text.slice(end, blockEnd) : `${text.slice(end, wordStart(text, to, end))}…`,
  };
}

/** What is remembered of words that left a text, and of what stood around them. */
interface RememberedWords {
  readonly prefix: string;
  readonly quote: string;
  readonly suffix: string;
}

/**
 * Words that are not in a text any more, as a line of a list shows them. `reach` is how
 * much was remembered on either side: where it is as much, it was cut at any character.
 */
export function inRememberedContext(
  { prefix, quote, suffix }: RememberedWords,
  reach: number,
): WordsInContext {
  const before = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const [after = ''] = suffix.split('\n', 1);
  const { length } = after;
  return {
    before: isCut(before, reach) ? `…${before.slice(wordEnd(before, 1, before.length))}` : before,
    words: quote,
    after: isCut(after, reach) ? `${after.slice(0, wordStart(after, length - 1, 0))}…` : after,
  };
}

/** Half a character that stood at the edge is not remembered. */
function isCut(remembered: string, reach: number): boolean {
  return remembered.length >= reach - 1;
}

/** The first words of a line, cut between words where it is longer. */
export function opening(line: string, length: number): string {
  return line.length <= length ? line : `${line.slice(0, wordStart(line, length, 0)).trimEnd()}…`;
}

/** A longer run without blanks is of a script that has none, and is asked for its words. */
const LONGEST_WORD = 24;

/** Where the word at an offset ends, and at most `last`. */
function wordEnd(text: string, offset: number, last: number): number {
  const blank = text.slice(offset, Math.min(last, offset + LONGEST_WORD)).search(/\s/);
  if (blank !== -1) return offset + blank;
  return Math.min(last, wordAcross(text, offset)?.end ?? offset);
}

/** Where the word at an offset begins, and at least `first`. */
function wordStart(text: string, offset: number, first: number): number {
  const from = Math.max(first, offset - LONGEST_WORD);
  const blank = text.slice(from, offset + 1).search(/\s\S*$/);
  if (blank !== -1) return Math.min(offset, from + blank + 1);
  return Math.max(first, wordAcross(text, offset)?.start ?? offset);
}

function wordAcross(text: string, offset: number): Span | undefined {
  return wordsAround(text, offset, '').find(({ start, end }) => start < offset && offset < end);
}
