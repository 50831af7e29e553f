import type { DrawnSpan } from './drawn-tags.ts';

/** As long as a narrow screen shows on one line; it is told in full to ears and beside the text. */
const LONGEST = 40;
/** A label is set smaller than the text: a letter of one takes this much of a letter of the other. */
const LETTER = 0.8;
/** What stands around a label's words, in letters of the text. */
const EDGES = 2;

/**
 * What stands above the spans of one tag, which come in reading order: a name each, but where
 * the next begins before a label ends, both names above the first. Guessed by counting letters:
 * lines may break anywhere.
 */
export function labelsAbove(spans: readonly DrawnSpan[]): ReadonlyMap<DrawnSpan, string> {
  const labels = new Map<DrawnSpan, string>();
  let holder: DrawnSpan | undefined;
  for (const span of spans) {
    const label = holder && labels.get(holder);
    if (holder === undefined || label === undefined || ends(holder, label) <= span.start) {
      holder = span;
      labels.set(span, shortLabel(span.name));
    } else if (!label.split(', ').includes(shortLabel(span.name))) {
      labels.set(holder, `${label}, ${shortLabel(span.name)}`);
    }
  }
  return labels;
}

/** What is written of a name in the text. */
export function shortLabel(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1).trimEnd()}…`;
}

function ends({ start }: DrawnSpan, label: string): number {
  return start + label.length * LETTER + EDGES;
}
