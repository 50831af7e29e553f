import type { Span } from '../span/span.ts';

/** Paragraphs longer than this are looked at only this far to either side: nobody attributes a quote from there. */
const REACH = 4_000;

/** The paragraph around an offset, without its newline, as far as it is near. */
export function paragraphAt(text: string, offset: number): Span {
  const newline = text.indexOf('\n', offset);
  return {
    start: Math.max(paragraphStart(text, offset), offset - REACH),
    end: Math.min(newline === -1 ? text.length : newline, offset + REACH),
  };
}

/** The paragraphs that hold a span's words. */
export function paragraphsOver(text: string, span: Span): Span[] {
  const paragraphs: Span[] = [];
  for (let at = span.start; at < span.end;) {
    const start = Math.max(paragraphStart(text, at), span.start - REACH);
    const newline = text.indexOf('\n', at);
    const end = Math.min(newline === -1 ? text.length : newline, span.end + REACH);
    paragraphs.push({ start, end });
    at = end + 1;
  }
  return paragraphs;
}

/** The nearest paragraph before an offset's own that has words; null at the top. */
export function paragraphBefore(text: string, offset: number): Span | null {
  for (let start = paragraphStart(text, offset); start > 0;) {
    const paragraph = paragraphAt(text, start - 1);
    if (text.slice(paragraph.start, paragraph.end).trim() !== '') return paragraph;
    start = paragraphStart(text, start - 1);
  }
  return null;
}

/** The nearest paragraph after an offset's own that has words; null at the end. */
export function paragraphAfter(text: string, offset: number): Span | null {
  for (let newline = text.indexOf('\n', offset); newline !== -1;) {
    const start = newline + 1;
    if (start >= text.length) return null;
    newline = text.indexOf('\n', start);
    const end = Math.min(newline === -1 ? text.length : newline, start + REACH);
    if (text.slice(start, end).trim() !== '') return { start, end };
  }
  return null;
}

function paragraphStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
