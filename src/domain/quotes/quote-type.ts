import type { Span } from '../span/span.ts';
import { quotedIn } from './marks.ts';
import { paragraphsOver } from './paragraphs.ts';

export type QuoteType = 'direct' | 'indirect' | 'mixed';

/**
 * How the words of a span are quoted by the text around them: wholly inside
 * quotation marks, partly, or not at all. Offsets are in UTF-16 code units.
 */
export function quoteTypeOf(text: string, span: Span): QuoteType {
  const quoted = paragraphsOver(text, span)
    .flatMap((paragraph) => quotedIn(text, paragraph))
    .filter(({ start, end }) => start < span.end && span.start < end);
  if (quoted.length === 0) return 'indirect';
  return restOf(text, span, quoted).trim() === '' ? 'direct' : 'mixed';
}

/** The words of a span that stand outside the quoted ranges. */
function restOf(text: string, span: Span, quoted: readonly Span[]): string {
  let rest = '';
  let at = span.start;
  for (const { start, end } of quoted) {
    rest += text.slice(at, Math.max(at, Math.min(start, span.end)));
    at = Math.max(at, end);
  }
  return rest + text.slice(at, Math.max(at, span.end));
}
