import { contains, type Span } from '../span/span.ts';
import { isAbbreviation } from './abbreviations.ts';
import { segmenter } from './segments.ts';
import { snapToWords } from './snap.ts';

/** What a selection grows by. */
export const UNITS = ['word', 'sentence', 'paragraph'] as const;
export type Unit = (typeof UNITS)[number];

/** The next larger unit around a selection or caret; null when it holds its paragraph already. */
export function grown(text: string, span: Span, language: string): Span | null {
  const units = unitsAround(text, span, language);
  return units.find((unit) => contains(unit, span) && lengthOf(unit) > lengthOf(span)) ?? null;
}

/**
 * The next smaller unit in a selection that still holds what it grew from; null when
 * there is none.
 */
export function shrunk(text: string, span: Span, home: Span, language: string): Span | null {
  const units = unitsAround(text, home, language);
  const smaller = units.filter((unit) => contains(span, unit) && lengthOf(unit) < lengthOf(span));
  return smaller.at(-1) ?? null;
}

/** The sentence at an offset, without the blanks around it; null in an empty paragraph. */
export function sentenceAt(text: string, offset: number, language: string): Span | null {
  return sentenceAround(text, { start: offset, end: offset }, language);
}

/** Word, sentence and paragraph around a span, each as far as there is one. */
function unitsAround(text: string, span: Span, language: string): Span[] {
  const word = snapToWords(text, span, language);
  const sentence = sentenceAround(text, span, language);
  const paragraph = trimmed(text, paragraphsAround(text, span));
  return [word, sentence, paragraph].filter((unit) => unit !== null);
}

function paragraphsAround(text: string, { start, end }: Span): Span {
  const before = start === 0 ? -1 : text.lastIndexOf('\n', start - 1);
  const behind = text.indexOf('\n', Math.max(start, end - 1));
  return { start: before + 1, end: behind === -1 ? text.length : behind };
}

/** From the first sentence that the span touches to the last one. */
function sentenceAround(text: string, span: Span, language: string): Span | null {
  const sentences = sentencesIn(text, paragraphsAround(text, span), language);
  const first = sentences.findLast(({ start }) => start <= span.start);
  const last = sentences.find(({ end }) => end >= Math.max(span.end, span.start + 1)) ?? first;
  if (first === undefined || last === undefined) return null;
  return trimmed(text, { start: first.start, end: Math.max(first.end, last.end) });
}

/** The sentences of a paragraph, with the blanks behind them. */
export function sentencesIn(text: string, { start, end }: Span, language: string): Span[] {
  return sentencesOf(text.slice(start, end), language).map((sentence) => ({
    start: sentence.start + start,
    end: sentence.end + start,
  }));
}

function sentencesOf(paragraph: string, language: string): Span[] {
  const sentences: Span[] = [];
  for (const { index, segment } of segmenter(language, 'sentence').segment(paragraph)) {
    const last = sentences.at(-1);
    const end = index + segment.length;
    if (last !== undefined && endsInAbbreviation(paragraph.slice(last.start, last.end)))
      sentences.splice(-1, 1, { start: last.start, end });
    else sentences.push({ start: index, end });
  }
  return sentences;
}

const LAST_WORD_AND_DOT = /(?:^|[\s(“"‘'])(\p{L}+)\.\s*$/u;

function endsInAbbreviation(sentence: string): boolean {
  const word = LAST_WORD_AND_DOT.exec(sentence)?.[1];
  return word !== undefined && isAbbreviation(word);
}

function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const inked = words.trim();
  if (inked === '') return null;
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + inked.length };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
