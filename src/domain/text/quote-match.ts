import type { Span } from '../span/span.ts';

/** Words to find again in a text that has changed since, as far as they are remembered. */
export interface QuoteQuery {
  readonly quote: string;
  /** What stood before and behind. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where it began. */
  readonly near: number;
}

/**
 * The place of a quote: of all that have its words, the one whose surroundings agree
 * best, and of those alike the nearest. Marks, dashes, blanks and capitals may have
 * been set differently. Null when the words are nowhere.
 */
export function findQuote(text: string, query: QuoteQuery): Span | null {
  return bestOf(text, query) ?? bestOf(evened(text), evenedQuery(query));
}

function bestOf(text: string, query: QuoteQuery): Span | null {
  let best: { span: Span; agreement: number; distance: number } | null = null;
  for (const start of occurrences(text, query.quote)) {
    const span = { start, end: start + query.quote.length };
    const agreement = agreementOf(text, span, query);
    const distance = Math.abs(start - query.near);
    const isBetter =
      best === null ||
      agreement > best.agreement ||
      (agreement === best.agreement && distance < best.distance);
    if (isBetter) best = { span, agreement, distance };
  }
  return best?.span ?? null;
}

/** Every place a phrase begins; overlapping ones too. */
function* occurrences(text: string, phrase: string): Generator<number> {
  if (phrase === '') return;
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) yield at;
}

/** How many characters next to a place, on both sides, are those remembered. */
function agreementOf(text: string, { start, end }: Span, { prefix, suffix }: QuoteQuery): number {
  let before = 0;
  while (before < prefix.length && text[start - 1 - before] === prefix.at(-1 - before)) before++;
  let behind = 0;
  while (behind < suffix.length && text[end + behind] === suffix[behind]) behind++;
  return before + behind;
}

function evenedQuery({ quote, prefix, suffix, near }: QuoteQuery): QuoteQuery {
  return { quote: evened(quote), prefix: evened(prefix), suffix: evened(suffix), near };
}

/** The text with one form for each mark and small letters. No character changes its length. */
function evened(text: string): string {
  return text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s/g, ' ')
    .replace(/\p{Lu}/gu, smallLetter);
}

function smallLetter(letter: string): string {
  const small = letter.toLowerCase();
  return small.length === letter.length ? small : letter;
}
