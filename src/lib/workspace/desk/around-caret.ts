import type { Kind } from '#domain/codebook/codebook.ts';
import { isClaim, isQuote } from '#domain/codebook/meanings.ts';
import { quotationAt, statementAt } from '#domain/quotes/statements.ts';
import type { Span } from '#domain/span/span.ts';
import { snapToWords } from '#domain/text/snap.ts';

/** A bare caret in a text. */
export interface CaretInText {
  readonly text: string;
  readonly offset: number;
  /** A BCP 47 tag, or ''. */
  readonly language: string;
}

/** What a tag of a kind takes around a caret: quoted words, a statement, or else a word. */
export function wordsToTag(kind: Kind, at: CaretInText): Span | null {
  const { text, offset, language } = at;
  if (isQuote(kind)) return quotationAt(text, offset) ?? statementAt(text, offset, language);
  return isClaim(kind) ? statementAt(text, offset, language) : wordAt(at);
}

export function wordAt({ text, offset, language }: CaretInText): Span | null {
  return snapToWords(text, { start: offset, end: offset }, language);
}
