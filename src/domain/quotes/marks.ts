import type { Span } from '../span/span.ts';
import { UNSPACED } from '../text/scripts.ts';

/** Words in quotation marks, the marks included. */
export interface Quoted extends Span {
  /** Without the marks. */
  readonly inner: Span;
  /** False when the stretch ends before the closing mark comes. */
  readonly isClosed: boolean;
  /** What is quoted inside it, in order. */
  readonly inside: readonly Quoted[];
}

/** What closes what: straight, curly, low-high, guillemets both ways, corner brackets, doubled ones. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '“'],
  '”': ['”'],
  '„': ['“', '”', '"'],
  '"': ['"'],
  '«': ['»'],
  '»': ['«', '»'],
  '‹': ['›'],
  '›': ['‹', '›'],
  '‘': ['’'],
  '‚': ['‘', '’'],
  "'": ["'"],
  '「': ['」'],
  '『': ['』'],
  '``': ["''", '``', '’’'],
  "''": ["''"],
  '‘‘': ['’’', "''"],
  '’’': ['’’'],
  ',,': ["''", '’’', '”', '“', '"'],
};
const CLOSING = new Set(Object.values(CLOSERS).flat());
/** They are apostrophes, too. */
const SINGLE = new Set(["'", '’', '‘', '‚']);
/** Marks that open as well as they close: where they stand decides. */
const EITHER_WAY = new Set(['"', "'", '”', '“', "''", '’’', '»', '›']);

interface Open {
  readonly mark: string;
  readonly at: number;
  readonly inside: Quoted[];
}

/** What a stretch of text, such as a paragraph, has in quotation marks, in order. */
export function quotedIn(text: string, stretch: Span): readonly Quoted[] {
  const reader = new MarkReader(text, stretch);
  for (let at = stretch.start; at < stretch.end; at++) at += reader.read(at) - 1;
  return reader.finish();
}

class MarkReader {
  readonly #text: string;
  readonly #stretch: Span;
  readonly #outermost: Quoted[] = [];
  #open: Open[] = [];

  constructor(text: string, stretch: Span) {
    this.#text = text;
    this.#stretch = stretch;
  }

  /** Looks at a place; how many characters that took. */
  read(at: number): number {
    const mark = this.#markAt(at);
    if (mark === null) return 1;
    const opened = this.#open.findLastIndex((open) => CLOSERS[open.mark]?.includes(mark));
    const isPair = opened !== -1 && this.#open[opened]?.mark !== mark && !SINGLE.has(mark);
    // What only closes here closes before a letter, too: Chinese has no blank behind it.
    if (isPair || (opened !== -1 && this.#mayClose(mark, at)))
      this.#close(opened, at + mark.length);
    else if (CLOSERS[mark] !== undefined && this.#mayOpen(mark, at)) {
      this.#open.push({ mark, at, inside: [] });
    }
    return mark.length;
  }

  /** A double mark that is never closed quotes to the end; a single one was an apostrophe. */
  finish(): readonly Quoted[] {
    const { end } = this.#stretch;
    const isQuote = ({ mark, at }: Open): boolean => !SINGLE.has(mark) && at + mark.length < end;
    for (let top = this.#open.length - 1; top >= 0; top--) {
      const open = this.#open.pop();
      if (open === undefined) break;
      if (isQuote(open)) this.#keep(open, end, end);
      else this.#keepInside(open);
    }
    return this.#outermost;
  }

  #markAt(at: number): string | null {
    const character = this.#text.charAt(at);
    const double = character + this.#text.charAt(at + 1);
    if (double.length === 2 && (CLOSERS[double] !== undefined || CLOSING.has(double))) {
      if (at + 1 < this.#stretch.end) return double;
    }
    if (CLOSERS[character] === undefined && !CLOSING.has(character)) return null;
    return SINGLE.has(character) && this.#isInWord(at) ? null : character;
  }

  #mayOpen(mark: string, at: number): boolean {
    const [before, after] = [this.#charBefore(at), this.#text.charAt(at + mark.length)];
    if (after === '' || after === '\n') return false;
    if (mark === "'") return !isInk(before) && isInk(after) && this.#isClosedLater(mark, at);
    if (mark === '"' && /\d/.test(before)) return false; // inches
    if (!EITHER_WAY.has(mark) && !SINGLE.has(mark)) return true;
    return !isWordly(before) && (isInk(after) || mark === '»' || mark === '›');
  }

  #mayClose(mark: string, at: number): boolean {
    const after = this.#text.charAt(at + mark.length);
    if (SINGLE.has(mark)) return !isWordly(after) && !this.#isPossessive(mark, at);
    return !EITHER_WAY.has(mark) || mark === '»' || mark === '›' || !isWordly(after);
  }

  /** The workers’ pay: a closing mark behind a sign comes later, before another opens. */
  #isPossessive(mark: string, at: number): boolean {
    const rest = this.#text.slice(at + 1, this.#stretch.end);
    if (!/s/i.test(this.#charBefore(at)) || !/^ \p{Ll}/u.test(rest)) return false;
    const closing = mark === '’' ? /[\p{L}\p{P}](?<!s)’(?!\p{L})|‘/u : /[.,!?…]'(?!\p{L})/u;
    const next = closing.exec(rest);
    return next !== null && !next[0].includes('‘');
  }

  #isClosedLater(mark: string, at: number): boolean {
    for (let later = at + 2; later < this.#stretch.end; later++) {
      const isMark = this.#text.charAt(later) === mark && !this.#isInWord(later);
      if (isMark && isInk(this.#charBefore(later)) && !isWordly(this.#text.charAt(later + 1)))
        return true;
    }
    return false;
  }

  /** A single mark between letters belongs to a word: isn’t. */
  #isInWord(at: number): boolean {
    return isWordly(this.#charBefore(at)) && isWordly(this.#text.charAt(at + 1));
  }

  #charBefore(at: number): string {
    return at > this.#stretch.start ? this.#text.charAt(at - 1) : '';
  }

  /** Closes an open mark; those opened inside it and never closed were none. */
  #close(index: number, end: number): void {
    for (const lost of this.#open.slice(index + 1)) this.#open[index]?.inside.push(...lost.inside);
    const open = this.#open[index];
    this.#open = this.#open.slice(0, index);
    if (open === undefined) return;
    const closer = CLOSERS[open.mark]?.find((mark) =>
      this.#text.startsWith(mark, end - mark.length),
    );
    this.#keep(open, end, end - (closer?.length ?? 1));
  }

  #keep({ mark, at, inside }: Open, end: number, innerEnd: number): void {
    const inner = { start: at + mark.length, end: innerEnd };
    this.#level().push({ start: at, end, inner, isClosed: innerEnd < end, inside });
  }

  #keepInside({ inside }: Open): void {
    this.#level().push(...inside);
  }

  #level(): Quoted[] {
    return this.#open.at(-1)?.inside ?? this.#outermost;
  }
}

/** Part of a word that ends with a blank: behind 是 a mark opens as well as behind one. */
function isWordly(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character) && !UNSPACED.test(character);
}

function isInk(character: string): boolean {
  return /\S/.test(character);
}

/** The innermost of the quoted stretches that hold a span, outermost first. */
export function quotedAround(quoted: readonly Quoted[], span: Span): readonly Quoted[] {
  const holder = quoted.find(({ start, end }) => start <= span.start && span.end <= end);
  return holder === undefined ? [] : [holder, ...quotedAround(holder.inside, span)];
}
