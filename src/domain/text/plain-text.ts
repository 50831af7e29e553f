import { paragraph, type Block } from './block.ts';
import { cleanText } from './clean.ts';

/**
 * The paragraphs of a plain text. Without blank lines every line is a paragraph.
 * With them, what stands between two is one paragraph if it was wrapped at a
 * column, and else a paragraph a line (a byline under a headline, an address).
 */
export function blocksFromPlainText(text: string): Block[] {
  return linesOfPlainText(text).flat().map(paragraph);
}

/** The words of each paragraph, by what stands between two blank lines. */
export function linesOfPlainText(text: string): string[][] {
  const groups = cleanText(text)
    .split(/\n[^\S\n]*\n/)
    .map((group) =>
      group
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0);
  const width = wrapWidthOf(groups);
  if (groups.length < 2 || width === null) return groups;
  return groups.map((lines) => (isFilled([lines], width, HALF) ? [lines.join(' ')] : lines));
}

/** Mail and old wire copy wrap between these columns; a longer line is a paragraph. */
const NARROWEST_WRAP = 40;
export const WIDEST_WRAP = 100;
/** A few short lines (a byline, a dateline) do not speak against a wrapped text. */
const WRAPPED_SHARE = 0.8;
/** In a wrapped text, lines that mostly end early were meant to: a byline under a headline, verse. */
const HALF = 0.5;

/** The column a text was wrapped at; null where line ends are those of paragraphs. */
function wrapWidthOf(groups: readonly (readonly string[])[]): number | null {
  const width = groups.flat().reduce((widest, line) => Math.max(widest, line.length), 0);
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return null;
  // The first lines may be a title, a byline and a day.
  const [, ...body] = groups;
  const telling = body.some((lines) => lines.length > 1) ? body : groups;
  return isFilled(telling, width, WRAPPED_SHARE) ? width : null;
}

/** Whether line ends, or this share of them, stand where the next word would not have fitted any more. */
function isFilled(groups: readonly (readonly string[])[], width: number, share: number): boolean {
  const ends = groups.flatMap((lines) =>
    lines.slice(1).map((next, at) => [lines[at] ?? '', next] as const),
  );
  const full = ends.filter(([line, next]) => line.length + 1 + firstWordOf(next).length > width);
  return ends.length > 0 && full.length >= ends.length * share;
}

function firstWordOf(line: string): string {
  return line.split(' ', 1)[0] ?? '';
}
