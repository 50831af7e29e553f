import { overlaps, type Span } from '../span/span.ts';
import { attributionInSemitic, genderOfSemiticVerb, isSemitic } from './semitic.ts';
import { attributionAt, lastSpeakerIn, type Attribution } from './attribution.ts';
import { extentOf, type Extent } from './extent.ts';
import { grammarOf, type Grammar } from './grammar.ts';
import { namesIn } from './names-in.ts';
import { quotedIn } from './marks.ts';
import { paragraphAt, paragraphBefore } from './paragraphs.ts';
import { quoteTypeOf, type QuoteType } from './quote-type.ts';
import { someoneBefore } from './pronouns.ts';
import { speakerOf } from './speaker.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import { sentenceAround, tokensOf, type Piece, type Token } from './tokens.ts';
import { askerOf, tokensIn } from './turns.ts';
import { attributionWithoutBlanks, isWithoutBlanks } from './without-blanks.ts';

/** What a desk proposes for a quote: never more than a proposal. */
export interface QuoteOffer extends Attribution {
  /** The whole words of the quote, in reading order; what was selected when there is no more to it. */
  readonly content: readonly Span[];
  readonly type: QuoteType;
  readonly speaker: Speaker | null;
}

const NOBODY: Attribution = { cue: null, source: null, addressee: null };
/** A voice that goes on is not looked for further up than this. */
const PARAGRAPHS_BACK = 3;

/**
 * Who says the words of a span, by the text around them. Only the span's paragraph and
 * a few before it are looked at; offsets are in UTF-16 code units.
 * @param content spans that are set already, or the one that was selected
 */
export function offerFor(content: readonly [Span, ...Span[]], around: Surroundings): QuoteOffer {
  const { text, language } = around;
  const grammar = grammarOf(language);
  const found = extentOf(text, content[0], grammar);
  const extent = content.length > 1 ? { ...found, content } : found;
  const said = saidIn(extent, { text, grammar });
  const asker = extent.isQuoted ? askerOf(text, extent.content, grammar) : null;
  const attribution = asker === null ? (said ?? NOBODY) : NOBODY;
  return {
    ...attribution,
    content: extent.content,
    type: typeOf(text, extent),
    speaker: asker === null ? whoIs(attribution, extent, around) : speakerOf(asker, around),
  };
}

/** By the ways of the script: not every one has blanks, or capitals. */
function saidIn(extent: Extent, reading: Reading): Attribution | null {
  const { text } = reading;
  if (isWithoutBlanks(text, extent.stretch)) return attributionWithoutBlanks(text, extent);
  if (isSemitic(text, extent.stretch)) return attributionInSemitic(text, extent);
  return attributionOf(extent, reading);
}

function typeOf(text: string, { content, isSpoken }: Extent): QuoteType {
  if (isSpoken === true) return 'direct';
  const types = new Set(content.map((span) => quoteTypeOf(text, span)));
  const [only] = types;
  return only !== undefined && types.size === 1 ? only : 'mixed';
}

function whoIs({ cue, source }: Attribution, extent: Extent, around: Surroundings): Speaker | null {
  if (source !== null) return speakerOf(source, around);
  if (cue === null) return null;
  // The verb alone says that somebody speaks who was named before; in Arabic and Hebrew also whether a woman does.
  const gender = genderOfSemiticVerb(around.text.slice(cue.start, cue.end)) ?? 'they';
  return someoneBefore(Math.min(cue.start, extent.content[0]?.start ?? 0), gender, around);
}

interface Reading {
  readonly text: string;
  readonly grammar: Grammar;
}

function attributionOf(extent: Extent, reading: Reading): Attribution | null {
  const { text, grammar } = reading;
  for (const paragraph of paragraphsOf(extent, text)) {
    const tokens = tokensAround(paragraph, text);
    for (const [at, { type }] of tokens.entries()) {
      const found = type === 'content' ? attributionAt(tokens, at, grammar) : null;
      if (found !== null) return found;
    }
  }
  const opening = paragraphsOf(extent, text).reduce(earlier);
  const tokens = tokensAround(opening, text);
  const first = tokens.findIndex(({ type }) => type === 'content');
  const isAlone = sentenceAround(tokens, first).start === first;
  if (!extent.isQuoted || extent.isInside || !isAlone) return null;
  return goingOn(extent, tokens.slice(0, first), reading);
}

/** What holds the content: the extent's own stretch first, then the other paragraphs that the voice goes on over. */
function paragraphsOf(extent: Extent, text: string): readonly Extent[] {
  const elsewhere = extent.content.filter((piece) => !overlaps(piece, extent.stretch));
  return [
    extent,
    ...elsewhere.map((piece) => {
      const stretch = paragraphAt(text, piece.start);
      return { ...extent, stretch, others: quotedIn(text, stretch) };
    }),
  ];
}

function earlier(one: Extent, other: Extent): Extent {
  return other.stretch.start < one.stretch.start ? other : one;
}

function tokensAround({ content, stretch, others }: Extent, text: string): readonly Token[] {
  const own = content
    .filter((span) => overlaps(span, stretch))
    .map((span): Piece => ({
      type: 'content',
      start: Math.max(span.start, stretch.start),
      end: Math.min(span.end, stretch.end),
    }));
  const quoted = others
    .filter((other) => !own.some((piece) => overlaps(piece, other)))
    .map(({ start, end }): Piece => ({ type: 'quoted', start, end }));
  return tokensOf(text, stretch, [...own, ...quoted]);
}

/** A quote that is a sentence of its own: by whoever spoke last, or whom the sentence before is about. */
function goingOn(
  extent: Extent,
  tokensBefore: readonly Token[],
  reading: Reading,
): Attribution | null {
  const { grammar } = reading;
  const here = lastSpeakerIn(tokensBefore, grammar);
  if (here !== null) return { ...NOBODY, source: here };
  if (tokensBefore.length > 0) {
    const source = namesIn(lastSentence(tokensBefore), grammar)[0] ?? null;
    return source === null ? null : { ...NOBODY, source };
  }
  return fromAbove(extent, reading);
}

function lastSentence(tokens: readonly Token[]): readonly Token[] {
  return tokens.slice(sentenceAround(tokens, tokens.length - 1).start);
}

function fromAbove({ content }: Extent, { text, grammar }: Reading): Attribution | null {
  const start = content[0]?.start ?? 0;
  let paragraph = paragraphBefore(text, start);
  for (let back = 0; back < PARAGRAPHS_BACK && paragraph !== null; back++) {
    const tokens = tokensIn(paragraph, text);
    const led = back === 0 ? ledIn(tokens, start, grammar) : null;
    if (led !== null) return led;
    const source = lastSpeakerIn(tokens, grammar);
    if (source !== null) return { ...NOBODY, source };
    paragraph = paragraphBefore(text, paragraph.start);
  }
  return null;
}

/** The board wrote on Sunday: — and the quote is a paragraph of its own. */
function ledIn(tokens: readonly Token[], start: number, grammar: Grammar): Attribution | null {
  if (tokens.at(-1)?.text !== ':') return null;
  const content: Token = { type: 'content', text: '', start, end: start };
  return attributionAt([...tokens, content], tokens.length, grammar);
}
