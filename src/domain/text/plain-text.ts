import { paragraph, type Block } from './block.ts';
import { cleanText } from './clean.ts';

/**
 * The paragraphs of a plain text. Without blank lines every line is a paragraph.
 * With them, what stands between two is one paragraph if the text was wrapped at
 * a column, and else a paragraph a line (a byline under a headline, an address).
 */
export function blocksFromPlainText(text: string): Block[] {
  const groups = cleanText(text)
    .split(/\n[^\S\n]*\n/)
    .map((group) =>
      group
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0);
  const wrapped = groups.length > 1 && isHardWrapped(groups);
  return groups.flatMap((lines) => (wrapped ? [lines.join(' ')] : lines)).map(paragraph);
}

/** Mail and old wire copy wrap between these columns; a longer line is a paragraph. */
const NARROWEST_WRAP = 40;
const WIDEST_WRAP = 100;
/** A few short lines (a byline, a dateline) do not speak against a wrapped text. */
const WRAPPED_SHARE = 0.8;

/** Whether line ends stand where the next word would not have fitted any more. */
function isHardWrapped(groups: readonly (readonly string[])[]): boolean {
  const width = groups.flat().reduce((widest, line) => Math.max(widest, line.length), 0);
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return false;
  const ends = groups.flatMap((lines) =>
    lines.slice(1).map((next, at) => [lines[at] ?? '', next] as const),
  );
  const full = ends.filter(([line, next]) => line.length + 1 + firstWordOf(next).length > width);
  return ends.length > 0 && full.length >= ends.length * WRAPPED_SHARE;
}

function firstWordOf(line: string): string {
  return line.split(' ', 1)[0] ?? '';
}
