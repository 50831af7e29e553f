import type { Span } from '../span/span.ts';

/** Words with what stands around them in the same block. */
export interface WordsInContext {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Half a line on either side: enough to know who is meant. */
const CONTEXT_LENGTH = 60;

/** The words of a span as a line of a list shows them: cut at blanks, and never inside a character. */
export function inContext(text: string, { start, end }: Span): WordsInContext {
  const blockStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const blockEnd = text.indexOf('\n', end);
  const from = Math.max(blockStart, start - CONTEXT_LENGTH);
  const to = Math.min(blockEnd === -1 ? text.length : blockEnd, end + CONTEXT_LENGTH);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: from === blockStart ? before : `…${cutFront(before)}`,
    words: text.slice(start, end),
    after: to === blockEnd || to === text.length ? after : `${cutBack(after)}…`,
  };
}

/** Without the word or character that was cut in two. */
function cutFront(text: string): string {
  const blank = text.search(/\s/);
  return blank === -1 ? text.replace(/^[\uDC00-\uDFFF]/, '') : text.slice(blank);
}

function cutBack(text: string): string {
  const rest = /\s\S*$/.exec(text);
  return rest === null ? text.replace(/[\uD800-\uDBFF]$/, '') : text.slice(0, rest.index + 1);
}
