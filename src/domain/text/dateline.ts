import type { Span } from '../span/span.ts';

/**
 * Whether words are the place that a report begins with: LINDHOLM — …, Lindholm, 3 May (NNA) – …
 */
export function isDateline(text: string, { start, end }: Span): boolean {
  return (start === 0 || text[start - 1] === '\n') && BEHIND.test(text.slice(end, end + FARTHEST));
}

/** As far behind the place as its dash may stand. */
const FARTHEST = 50;

/** A region or a day, an agency, a dash between blanks. */
const BEHIND = /^(?:,[^\n.—–]{1,24})?(?:[^\S\n]\([^)\n]{1,16}\))?[^\S\n]?(?:[—–]|-(?=[^\S\n]))/u;
