import { texts } from '#texts/texts.ts';
import type { Problem } from '../problem.ts';
import { isRecord } from '../tag/field-value.ts';

const words = texts.codebookProblems.file;

/** Whether keys nobody knows are passed over, as in what is stored, or said, as in what people write. */
type UnknownKeys = 'pass over' | 'say';

/**
 * A value from outside while it is read: every getter answers something of the asked
 * shape, and what was not of it is among the problems. So one reading finds them all.
 */
export class Reading {
  readonly path: string;
  readonly problems: Problem[];
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #unknownKeys: UnknownKeys;
  readonly #known = new Set<string>();

  constructor(value: unknown, unknownKeys: UnknownKeys, path = '', problems: Problem[] = []) {
    this.path = path;
    this.problems = problems;
    this.#unknownKeys = unknownKeys;
    this.#record = isRecord(value) ? value : {};
    if (!isRecord(value)) problems.push({ path, message: words.noObject });
  }

  has(key: string): boolean {
    return this.#take(key) !== undefined;
  }

  text(key: string, limit: number, otherwise?: string): string {
    const value = this.#take(key) ?? otherwise;
    if (typeof value !== 'string') return this.#wrong(key, words.text, '');
    if (value.length > limit) return this.#say(key, words.textTooLong(limit), '');
    return value;
  }

  flag(key: string): boolean {
    const value = this.#take(key) ?? false;
    return typeof value === 'boolean' ? value : this.#wrong(key, words.flag, false);
  }

  number(key: string): number {
    const value = this.#take(key);
    return typeof value === 'number' ? value : this.#wrong(key, words.number, 0);
  }

  oneOf<T extends string>(key: string, values: readonly [T, ...T[]]): T {
    const value = this.#take(key);
    const known = values.find((one) => one === value);
    return known ?? this.#wrong(key, words.oneOf(values), values[0]);
  }

  texts(key: string, limits: { readonly count: number; readonly length: number }): string[] {
    return this.#items(key, limits.count).flatMap(({ value, path }) => {
      if (typeof value === 'string' && value.length <= limits.length) return [value];
      const message = words.shortText(limits.length);
      this.problems.push({ path, message });
      return [];
    });
  }

  inside(key: string): Reading {
    return this.#read(this.#take(key), this.#at(key));
  }

  each<T>(key: string, limit: number, read: (item: Reading) => T): T[] {
    return this.#items(key, limit).map(({ value, path }) => {
      const item = this.#read(value, path);
      const result = read(item);
      item.close();
      return result;
    });
  }

  /** Says which keys were never asked for: misspelt, most likely. */
  close(): void {
    if (this.#unknownKeys === 'pass over') return;
    for (const key of Object.keys(this.#record))
      if (!this.#known.has(key)) this.#say(key, words.unknownKey(key), null);
  }

  #read(value: unknown, path: string): Reading {
    return new Reading(value, this.#unknownKeys, path, this.problems);
  }

  #items(key: string, limit: number): { value: unknown; path: string }[] {
    const value = this.#take(key) ?? [];
    if (!Array.isArray(value)) return this.#wrong(key, words.list, []);
    if (value.length > limit) return this.#say(key, words.tooMany(limit), []);
    return value.map((item: unknown, at) => ({ value: item, path: `${this.#at(key)}.${at}` }));
  }

  #take(key: string): unknown {
    this.#known.add(key);
    return Object.hasOwn(this.#record, key) ? this.#record[key] : undefined;
  }

  #wrong<T>(key: string, shape: typeof words.text, instead: T): T {
    return this.#say(key, this.has(key) ? shape.wrong : shape.missing(key), instead);
  }

  #say<T>(key: string, message: string, instead: T): T {
    this.problems.push({ path: this.#at(key), message });
    return instead;
  }

  #at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }
}
