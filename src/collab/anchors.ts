import type * as Y from 'yjs';
import type { Span } from '#domain/span/span.ts';
import type { PlacedSpan } from '#domain/tag/tag.ts';
import { placeWithCopies } from './moves.ts';
import type { Anchor } from './records.ts';
import { readText, textOf } from './text-document.ts';
import { charactersOfText, type Place } from './text-positions.ts';

/** How much of the surroundings an anchor remembers on either side: enough to tell two equal words apart. */
export const CONTEXT_LENGTH = 32;

/**
 * The anchor of the words from `start` to `end`. Reads the whole text; of many spans, `anchorsIn`
 * reads it once.
 * @throws RangeError when there are none, or they are not all in the text.
 */
export function anchorSpan(text: Y.Text, start: number, end: number): Anchor {
  return anchorsIn(text)({ start, end });
}

/**
 * Makes anchors of any number of spans of the text as it is now. What it answers throws a
 * RangeError for a span without words, or whose words are not all in the text.
 */
export function anchorsIn(text: Y.Text): (span: Span) => Anchor {
  const words = readText(text);
  const characterAt = charactersOfText(text);
  return (span) => {
    const { start, end } = span;
    const [first, last] = [characterAt(start), characterAt(end - 1)];
    if (!(0 <= start && start < end) || first === undefined || last === undefined)
      throw new RangeError(`No words from ${start} to ${end} in a text of ${words.length}.`);
    return { first, last, ...quoted(words, span) };
  };
}

/** Words of the text and what stands around them. Half a character cannot be sent: the others would read another one than this replica. */
function quoted(words: string, { start, end }: Span): Pick<Anchor, 'quote' | 'prefix' | 'suffix'> {
  const before = words.slice(Math.max(0, start - CONTEXT_LENGTH), start);
  const behind = words.slice(end, end + CONTEXT_LENGTH);
  return {
    quote: words.slice(start, end).toWellFormed(),
    prefix: before.replace(/^[\uDC00-\uDFFF]/, '').toWellFormed(),
    suffix: behind.replace(/[\uD800-\uDBFF]$/, '').toWellFormed(),
  };
}

/**
 * Where the words of any number of anchors are now, in the order given. The text is
 * walked once, and once more when deleted characters may stand elsewhere; never once
 * an anchor. Total: an anchor with ids the text never held is detached.
 */
export function resolveAnchors(doc: Y.Doc, anchors: readonly Anchor[]): PlacedSpan[] {
  const text = textOf(doc);
  const ends = anchors.flatMap(({ first, last }) => [first, last]);
  const placesOf = placeWithCopies(doc, ends);
  const words = readText(text);
  return anchors.map((anchor) => {
    const span = bestReading(anchor, placesOf(anchor.first), placesOf(anchor.last));
    if (span.state === 'detached') return span;
    return { ...span, quote: words.slice(span.start, span.end) };
  });
}

/** Where anchors are, found again only when the text has changed: a change of one tag leaves thousands as they are. */
export class AnchorPlaces {
  readonly #doc: Y.Doc;
  #places = new Map<Anchor, PlacedSpan>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** The same as long as every anchor that was asked for has its place. */
  get state(): object {
    return this.#places;
  }

  /** The text has changed. */
  forget(): void {
    this.#places = new Map();
  }

  /** As `resolveAnchors`. */
  resolve(anchors: readonly Anchor[]): PlacedSpan[] {
    const unknown = anchors.filter((anchor) => !this.#places.has(anchor));
    const found = unknown.length > 0 ? resolveAnchors(this.#doc, unknown) : [];
    found.forEach((place, index) => {
      const anchor = unknown[index];
      if (anchor !== undefined) this.#places.set(anchor, place);
    });
    return anchors.flatMap((anchor) => this.#places.get(anchor) ?? []);
  }
}

/**
 * The reading of two ends that holds words, and as many as were meant: when only one
 * end of a span was cut and pasted elsewhere, the span stays with the words that stayed
 * and does not swallow the text between.
 */
function bestReading(
  anchor: Anchor,
  firsts: readonly Place[],
  lasts: readonly Place[],
): PlacedSpan {
  const { quote } = anchor;
  let best: Span | null = null;
  for (const { index: start } of firsts) {
    for (const last of lasts) {
      const reading = { start, end: last.visible ? last.index + 1 : last.index };
      if (start >= reading.end) continue;
      if (best === null || surplus(reading, quote) < surplus(best, quote)) best = reading;
    }
  }
  if (best !== null) return { state: 'placed', ...best, quote };
  const near = firsts.at(-1) ?? lasts.at(-1);
  return { state: 'detached', near: near?.index ?? 0, quote };
}

/** By how many characters a reading differs in length from the words that were meant. */
function surplus({ start, end }: Span, quote: string): number {
  return Math.abs(end - start - quote.length);
}
