import { countWords } from './article-text.ts';
import { PARAGRAPH, type Block, type BlockType } from './block.ts';
import { isCredit, isOutletAlone } from './credits.ts';
import { linesOfPlainText, WIDEST_WRAP } from './plain-text.ts';

/**
 * The blocks of a plain text that is an article: as `blocksFromPlainText`, with its
 * title and its subheadings for headings. Only what stands like one is taken, since
 * a paragraph that was made a heading misleads more than a heading left a paragraph.
 */
export function articleFromPlainText(text: string): Block[] {
  const groups = linesOfPlainText(text);
  const lines = groups.flat();
  const types = mayBeCutLines(groups) ? new Map<number, BlockType>() : headingsIn(lines);
  return lines.map((words, at) => ({ type: types.get(at) ?? PARAGRAPH, runs: [{ text: words }] }));
}

/** Whether line ends may stand inside sentences: none of the lines is too long to have been wrapped. */
function mayBeCutLines(groups: readonly (readonly string[])[]): boolean {
  const body = groups.length === 1 ? groups : groups.slice(1);
  const hasLinesBelowEachOther = body.some((lines) => lines.length > 1);
  return hasLinesBelowEachOther && groups.flat().every((line) => line.length <= WIDEST_WRAP);
}

function headingsIn(lines: readonly string[]): Map<number, BlockType> {
  const titleAt = titleIn(lines);
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const types = new Map<number, BlockType>();
  lines.forEach((line, at) => {
    if (at === titleAt) types.set(at, { name: 'heading', level: 1 });
    else if (counts.get(line) === 1 && isSubheading(lines, at))
      types.set(at, { name: 'heading', level: 2 });
  });
  return types;
}

/** A title, a line below it, a byline, an outlet and a day come before the story does. */
const HEAD_LINES = 6;
const TITLE_LENGTH = 150;

/** The first line above a story that says nothing else, such as who wrote it. */
function titleIn(lines: readonly string[]): number | null {
  const storyAt = lines.slice(0, HEAD_LINES + 1).findIndex(isSentences);
  const [first, second, ...more] = lines
    .slice(0, Math.max(storyAt, 0))
    .flatMap((words, at) => (isCredit(words) ? [] : [{ words, at }]));
  if (first === undefined || more.length > 0) return null;
  if (second !== undefined && !(beginsAnew(second.words) && isNoKicker(first.words))) return null;
  return isTitle(first.words) ? first.at : null;
}

/** Above another line, one word or two may be the page's section, and a name may be its outlet's. */
function isNoKicker(line: string): boolean {
  return countWords(line) > 2 && !isOutletAlone(line);
}

function isTitle(line: string): boolean {
  const isQuoted = /^["“„«‘]/.test(line) && /["”“»’]$/.test(line);
  const isOpen = /[.:;,…。：；，]$/.test(line);
  return line.length <= TITLE_LENGTH && beginsAnew(line) && !isQuoted && !isOpen;
}

const SUBHEADING_LENGTH = 80;
const SUBHEADING_WORDS = 10;

/** A short line without a stop between paragraphs that have theirs. */
function isSubheading(lines: readonly string[], at: number): boolean {
  const [line = '', before = '', after = ''] = [lines[at], lines[at - 1], lines[at + 1]];
  return (
    line.length <= SUBHEADING_LENGTH &&
    countWords(line) <= SUBHEADING_WORDS &&
    SUBHEADING.test(line) &&
    !LIST_MARK.test(line) &&
    !NO_SUBHEADING.test(line) &&
    !isCredit(line) &&
    isSentences(before) &&
    isSentences(after)
  );
}

/** Three letters at least, from a capital or a figure to a letter or a figure. */
const SUBHEADING = /^[\p{Lu}\p{Lo}\p{N}](?=(?:.*\p{L}){2}).*[\p{L}\p{M}\p{N}]$/u;
/** Speakers, pictures, addresses; and what pages put between paragraphs to lead away from them. */
const NO_SUBHEADING =
  /[:/@]|^www\.|^(?:advertisement|anzeige|werbung|publicité|publicidad|pubblicità|reklame|read (?:more|next|also)|related|lesen sie auch|lire aussi|share|sign up|subscribe|more on|(?:photo|foto|picture|image|bild)\b)/iu;

/** Shorter ones may be lines of verse or of a list. */
const SENTENCE_WORDS = 8;
const STOP = /[.!?…。！？؟۔।]["'”’“»›)\]」』]*$/u;

function isSentences(line: string): boolean {
  return STOP.test(line) && countWords(line) >= SENTENCE_WORDS && !LIST_MARK.test(line);
}

const LIST_MARK = /^(?:[-–—*•‣·>]|\(?(?:\d{1,3}|\p{L})[.)])\s/u;

function beginsAnew(line: string): boolean {
  return /^["“„«‘¿¡]?[\p{Lu}\p{Lo}\p{N}]/u.test(line) && !LIST_MARK.test(line);
}
