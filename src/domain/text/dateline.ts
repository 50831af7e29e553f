import type { Span } from '../span/span.ts';

/**
 * Whether words are the place that a report begins with: LINDHOLM — The …, Lindholm, 3 May (NNA) – The …
 * Behind the dash a sentence begins; else it is an aside, or says what somebody is: Ana Ruiz – chair.
 */
export function isDateline(text: string, { start, end }: Span): boolean {
  if (start > 0 && text[start - 1] !== '\n') return false;
  const newline = text.indexOf('\n', end);
  const behind = BEHIND.exec(text.slice(end, newline === -1 ? text.length : newline));
  if (behind === null) return false;
  const [, source = '', story = ''] = behind;
  const isInCapitals = !/\p{Ll}/u.test(text.slice(start, end));
  return isInCapitals || source !== '' || SENTENCE_WITHOUT_DASH.test(story);
}

/** A region or a day, an agency; a dash between blanks; the story. A number alone is somebody’s age. */
const BEHIND =
  /^((?:,(?![^\S\n]\d{1,3}[^\S\n]?[—–-])[^\n.—–]{1,24})?(?:[^\S\n]\([^)\n]{1,16}\))?)[^\S\n]?(?:[—–]|-(?=[^\S\n]))[^\S\n]?(["“„«‘¿¡]?[\p{Lu}\p{Lo}\p{N}].*)/u;

/** A second dash ends an aside: Holt — Mayor since May — left. */
const SENTENCE_WITHOUT_DASH = /^[^—–.!?…。]*[.!?…。]/u;
