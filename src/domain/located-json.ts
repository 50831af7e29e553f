import { texts } from '#texts/texts.ts';

const words = texts.codebookProblems.json;

/** JSON with the line of every value, so that a fault can be shown where it was written. */
export type LocatedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Of the value at a path such as `kinds.0.name`, or of the nearest around it; 1 is the first. */
      readonly lineOf: (path: string) => number;
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Deeper than any file of ours; what nests deeper was made to hurt. */
const DEPTH_LIMIT = 64;

export function parseLocatedJson(text: string): LocatedJson {
  const scanner = new Scanner(text);
  try {
    const value = scanner.document();
    const { lineByPath } = scanner;
    return { ok: true, value, lineOf: (path) => nearestLine(lineByPath, path) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, line: scanner.line, message: error.message };
  }
}

function nearestLine(lineByPath: ReadonlyMap<string, number>, path: string): number {
  const steps = path === '' ? [] : path.split('.');
  while (steps.length > 0) {
    const line = lineByPath.get(steps.join('.'));
    if (line !== undefined) return line;
    steps.pop();
  }
  return 1;
}

class Fault extends Error {}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- JSON forbids them in texts
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;

class Scanner {
  readonly lineByPath = new Map<string, number>();
  readonly #text: string;
  #at = 0;
  #countedTo = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Of where the reading is, which only ever goes on. */
  get line(): number {
    for (; this.#countedTo < this.#at; this.#countedTo += 1)
      if (this.#text.charAt(this.#countedTo) === '\n') this.#line += 1;
    return this.#line;
  }

  document(): unknown {
    this.#skipSpace();
    const value = this.#value([]);
    if (this.#at < this.#text.length) throw new Fault(words.afterEnd);
    return value;
  }

  #value(path: readonly string[]): unknown {
    if (path.length > DEPTH_LIMIT) throw new Fault(words.tooDeep);
    this.lineByPath.set(path.join('.'), this.line);
    const value = this.#bareValue(path);
    this.#skipSpace();
    return value;
  }

  #bareValue(path: readonly string[]): unknown {
    const character = this.#text.charAt(this.#at);
    if (character === '{') return this.#object(path);
    if (character === '[') return this.#array(path);
    if (character === '"') return this.#string();
    for (const [word, value] of WORDS) if (this.#takes(word)) return value;
    const number = this.#match(NUMBER);
    if (number !== null) return Number(number);
    throw this.#missing(words.value);
  }

  #object(path: readonly string[]): Record<string, unknown> {
    const entries = this.#list('{', '}', () => {
      const key = this.#key();
      return [key, this.#value([...path, key])] as const;
    });
    return Object.fromEntries(entries);
  }

  #array(path: readonly string[]): unknown[] {
    return this.#list('[', ']', (index) => this.#value([...path, String(index)]));
  }

  #list<T>(open: string, close: string, item: (index: number) => T): T[] {
    this.#expect(open);
    const items: T[] = [];
    if (this.#takes(close)) return items;
    do items.push(item(items.length));
    while (this.#takesAndSkips(','));
    if (!this.#takes(close)) throw this.#missing((here) => words.commaOr(close, here));
    return items;
  }

  #key(): string {
    if (this.#text.charAt(this.#at) !== '"') throw this.#missing(words.name);
    const key = this.#string();
    this.#skipSpace();
    this.#expect(':');
    return key;
  }

  #string(): string {
    const found = this.#match(STRING);
    if (found === null) throw new Fault(words.text);
    return String(JSON.parse(found));
  }

  #expect(sign: string): void {
    if (!this.#takesAndSkips(sign)) throw this.#missing((here) => words.sign(sign, here));
  }

  #takesAndSkips(sign: string): boolean {
    const takes = this.#takes(sign);
    if (takes) this.#skipSpace();
    return takes;
  }

  #takes(word: string): boolean {
    const takes = this.#text.startsWith(word, this.#at);
    if (takes) this.#at += word.length;
    return takes;
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  /** Something else stands where the reading stopped, or nothing more does. */
  #missing(say: (here: string) => string): Fault {
    if (this.#at >= this.#text.length) return new Fault(words.endsEarly);
    return new Fault(say(this.#text.slice(this.#at, this.#at + 12).split('\n')[0] ?? ''));
  }
}

const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
