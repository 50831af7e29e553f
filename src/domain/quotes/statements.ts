import { contains, overlaps, type Span } from '../span/span.ts';
import { isCredit, isOutletAlone, isPaperAlone } from '../text/credits.ts';
import { sentencesIn } from '../text/units.ts';
import { isSplitBetween } from './extent.ts';
import { grammarOf } from './grammar.ts';
import { quotedIn, type Quoted } from './marks.ts';
import { paragraphAfter, paragraphAt, paragraphBefore } from './paragraphs.ts';
import { reportedIn } from './reported.ts';

/**
 * What a paragraph states, piece by piece: the sentences that are quoted in it, what others
 * are reported to say, and every other sentence. A piece is what a claim is made of: words
 * without their quotation marks, and without who says them. Of a quoted sentence that a cue
 * interrupts it is the first words; `restOf` answers the others.
 */
export function statementsIn(text: string, paragraph: Span, language: string): readonly Span[] {
  const quoted = speechIn(text, paragraph);
  return sentencesIn(text, paragraph, language)
    .flatMap((sentence): Span[] => {
      const [first, ...more] = quoted.filter((one) => overlaps(one, sentence));
      if (first === undefined) return told(text, sentence, language);
      const clause = more.length === 0 ? clauseAround(first, { text, sentence, language }) : null;
      if (clause !== null) return [clause];
      return [first, ...more]
        .filter(({ start }) => contains(sentence, { start, end: start }))
        .flatMap((one) => {
          const pieces = piecesOf(text, one, language);
          return brokenOffBefore(one, { text, quoted, language }) === null
            ? pieces
            : pieces.slice(1);
        });
    })
    .filter((span, at, all) => all.findIndex(({ start }) => start === span.start) === at);
}

/** How a quoted sentence ends that a cue interrupts: |Without it|,” the mayor said, “|we lose the school|. */
export function restOf(text: string, statement: Span, language: string): Span | null {
  const quoted = speechIn(text, paragraphAt(text, statement.start));
  const own = quoted.find(({ inner }) => contains(inner, statement));
  const next = own && quoted[quoted.indexOf(own) + 1];
  if (own === undefined || next === undefined) return null;
  const isLast = piecesOf(text, own, language).at(-1)?.end === statement.end;
  const before = isLast ? brokenOffBefore(next, { text, quoted, language }) : null;
  return before === own ? (piecesOf(text, next, language)[0] ?? null) : null;
}

/** The statement at an offset; where it stands between two, the one it is nearer the start of. */
export function statementAt(text: string, offset: number, language: string): Span | null {
  const statements = statementsIn(text, paragraphAt(text, offset), language);
  return statements.find(({ end }) => offset <= end) ?? statements.at(-1) ?? null;
}

/** The same, but for a line that only says who wrote the story, where or when. */
function storyIn(text: string, paragraph: Span, language: string): readonly Span[] {
  const line = text.slice(paragraph.start, paragraph.end).trim();
  const isNoStory = isCredit(line) || (isPaperAlone(line) && isOutlet(line, text, paragraph));
  return isNoStory ? [] : statementsIn(text, paragraph, language);
}

/** The Lark Courier, Lark Courier, or what follows a byline; but a headline may be that Shares Hit Record. */
function isOutlet(line: string, text: string, paragraph: Span): boolean {
  if (isOutletAlone(line) || line.split(/\s+/u).length === 2) return true;
  const above = paragraphBefore(text, paragraph.start);
  return above !== null && isCredit(text.slice(above.start, above.end).trim());
}

/** The first statement that begins at an offset or behind it. */
export function nextStatement(text: string, from: number, language: string): Span | null {
  let paragraph: Span | null = paragraphAt(text, from);
  while (paragraph !== null) {
    const found = storyIn(text, paragraph, language).find(({ start }) => start >= from);
    if (found !== undefined) return found;
    paragraph = paragraphAfter(text, paragraph.end);
  }
  return null;
}

/** The last statement that ends at an offset or before it. */
export function previousStatement(text: string, to: number, language: string): Span | null {
  let paragraph: Span | null = paragraphAt(text, to);
  while (paragraph !== null) {
    const found = storyIn(text, paragraph, language).findLast(({ end }) => end <= to);
    if (found !== undefined) return found;
    paragraph = paragraphBefore(text, paragraph.start);
  }
  return null;
}

/** The first quoted words that begin at an offset or behind it and are not taken: by spans that hold some of them. */
export function nextQuotation(text: string, from: number, taken: readonly Span[]): Span | null {
  let paragraph: Span | null = paragraphAt(text, from);
  while (paragraph !== null) {
    const found = withNested(text, quotedIn(text, paragraph)).find(
      ({ one, around }) =>
        one.start >= from &&
        !taken.some((span) => overlaps(span, one) && (around === null || !contains(span, around))),
    );
    if (found !== undefined) return { start: found.one.start, end: found.one.end };
    paragraph = paragraphAfter(text, paragraph.end);
  }
  return null;
}

interface Nested {
  readonly one: Quoted;
  /** The quoted words that it is quoted in: a tag on all of these does not take it. */
  readonly around: Quoted | null;
}

/** Quoted words, and what is spoken in them, in the order of the text. */
function withNested(
  text: string,
  quoted: readonly Quoted[],
  around: Quoted | null = null,
): readonly Nested[] {
  return quoted.flatMap((one) => [
    { one, around },
    ...withNested(
      text,
      one.inside.filter((inner) => isSpeech(text, inner)),
      one,
    ),
  ]);
}

/** The outermost quoted words around an offset, their marks included; null where nothing is quoted. */
export function quotationAt(text: string, offset: number): Span | null {
  const found = quotedIn(text, paragraphAt(text, offset)).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  return found === undefined ? null : { start: found.start, end: found.end };
}

interface Speech {
  readonly text: string;
  readonly quoted: readonly Quoted[];
  readonly language: string;
}

/** The quoted words that break off in mid-sentence and go on with these. */
function brokenOffBefore(next: Quoted, { text, quoted, language }: Speech): Quoted | null {
  const one = quoted[quoted.indexOf(next) - 1];
  if (one === undefined || !isSplitBetween(text, one, next, grammarOf(language))) return null;
  return isSentenceEnd(text.slice(one.inner.start, one.inner.end)) ? null : one;
}

/** The sentences in quoted words, without what stands between them. */
function piecesOf(text: string, { inner }: Quoted, language: string): readonly Span[] {
  return sentencesIn(text, inner, language).flatMap((piece) => inked(text, piece, /[\s,–—-]+$/u));
}

function isSentenceEnd(words: string): boolean {
  return /[.!?…。！？]\s*$/u.test(words);
}

/** What somebody is told, not a word held at arm’s length. */
const WORDS_OF_SPEECH = 3;

function speechIn(text: string, paragraph: Span): readonly Quoted[] {
  return quotedIn(text, paragraph).filter((one) => isSpeech(text, one));
}

function isSpeech(text: string, { inner }: Quoted): boolean {
  const words = text.slice(inner.start, inner.end);
  const isPunctuated = isSentenceEnd(words) || /[,、，]\s*$/u.test(words);
  return isPunctuated || words.trim().split(/\s+/u).length >= WORDS_OF_SPEECH || words.length > 24;
}

function told(text: string, sentence: Span, language: string): Span[] {
  const [whole] = inked(text, sentence, /[\s“„«「『(]+$/u);
  if (whole === undefined) return [];
  return [reportedIn(text, whole, grammarOf(language)) ?? whole];
}

interface QuotingSentence {
  readonly text: string;
  readonly sentence: Span;
  readonly language: string;
}

/** What somebody is reported to say partly in their own words: said |it “had no role” in the sale|. */
function clauseAround(quoted: Span, { text, sentence, language }: QuotingSentence): Span | null {
  const [whole] = inked(text, sentence, /\s+$/u);
  const clause = whole && reportedIn(text, whole, grammarOf(language));
  return clause && clause.start < quoted.start && contains(clause, quoted) ? clause : null;
}

/** Without what stands at its edges and says nothing; nothing when no letter is left. */
function inked(text: string, { start, end }: Span, tail: RegExp): Span[] {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.replace(tail, '').length;
  return from < to && /[\p{L}\p{N}]/u.test(text.slice(from, to)) ? [{ start: from, end: to }] : [];
}
