import type { Span } from '../span/span.ts';
import { bylineIn } from './credits.ts';

/** More than a headline has before or behind a name, in UTF-16 code units. */
const FAR = 200;

/** Whether words stand in a short line without an end, most of whose words are written as names are: capitals tell nothing there. */
export function isInHeadline(text: string, span: Span): boolean {
  const line = shortLineAround(text, span);
  if (line === null || bylineIn(line) !== '') return false;
  const words = line.split(/\s+/u).filter((word) => /^\p{L}{2,}/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= 3 && capitals * 4 >= words.length * 3 && !/[.!?…]["”’»]?$/u.test(line);
}

/** Null where it goes on too far; looked at is only what is near. */
function shortLineAround(text: string, { start, end }: Span): string | null {
  const before = text.slice(Math.max(0, start - FAR), start);
  const behind = text.slice(end, end + FAR);
  const from = before.lastIndexOf('\n') + 1;
  const to = behind.indexOf('\n');
  const isShort = (from > 0 || start <= FAR) && (to !== -1 || end + FAR >= text.length);
  if (!isShort) return null;
  const rest = to === -1 ? behind : behind.slice(0, to);
  return `${before.slice(from)}${text.slice(start, end)}${rest}`.trim();
}
