import type { ArticleId, TagId, ThreadId } from '../ids.ts';
import { indexOffsets, type OffsetUnit } from '../text/offsets.ts';
import type { PlacedSpan } from '../tag/tag.ts';

/** A span's words, and where they are in every unit. */
export type MeasuredSpan = { readonly quote: string } & Readonly<
  Record<OffsetUnit, { readonly start: number; readonly end: number }>
>;

type Standing = Extract<PlacedSpan, { state: 'placed' }>;

/** Whose a span is. */
type Owner = { readonly tag: TagId } | { readonly thread: ThreadId };

/** Measures a span of the tag or thread named. */
export type Measure = (span: Standing, owner: Owner) => MeasuredSpan;

/** An offset that does not lead to its words: the export must fail, not lie. */
export class WrongSpan extends Error {
  constructor(articleId: ArticleId, owner: Owner, unit: OffsetUnit, cause?: unknown) {
    const whose = 'tag' in owner ? `Tag ${owner.tag}` : `Thread ${owner.thread}`;
    super(`${whose} of article ${articleId} is not at its words, counted in ${unit}.`, {
      cause,
    });
    this.name = 'WrongSpan';
  }
}

/**
 * Measures spans of one text. Each is cut out of the text again in every unit, by
 * other means than it was measured, and must give its words.
 * @throws WrongSpan naming the article and the tag or thread.
 */
export function measureIn(text: string, articleId: ArticleId): Measure {
  const offsets = indexOffsets(text);
  const cut = cutters(text);
  return ({ start, end, quote }, owner) => {
    const wrong = (unit: OffsetUnit, cause?: unknown) =>
      new WrongSpan(articleId, owner, unit, cause);
    const place = (offset: number): ReturnType<typeof offsets.at> => {
      try {
        return offsets.at(offset, 'utf16');
      } catch (error) {
        throw wrong('utf16', error);
      }
    };
    const [from, to] = [place(start), place(end)];
    const inUnit = (unit: OffsetUnit): { start: number; end: number } => {
      if (cut[unit](from[unit], to[unit]) !== quote) throw wrong(unit);
      return { start: from[unit], end: to[unit] };
    };
    return {
      quote,
      utf16: inUnit('utf16'),
      codePoints: inUnit('codePoints'),
      utf8Bytes: inUnit('utf8Bytes'),
    };
  };
}

type Cut = (start: number, end: number) => string;

/** How readers of each unit cut words out of a text: JavaScript and Java, Python, Go and Rust. */
function cutters(text: string): Record<OffsetUnit, Cut> {
  const codePoints = Array.from(text);
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    utf16: (start, end) => text.slice(start, end),
    codePoints: (start, end) => codePoints.slice(start, end).join(''),
    utf8Bytes: (start, end) => decoder.decode(bytes.subarray(start, end)),
  };
}
