import type * as Y from 'yjs';
import type { CharacterId } from './records.ts';
import { charactersOf } from './text-delta.ts';
import { isVisible } from './text-document.ts';

/** Characters whose ids follow each other. */
export interface CharacterRun {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Where a character stands: its index, or for a deleted one that of the next visible character. */
export interface Place {
  readonly index: number;
  readonly visible: boolean;
}

/** The ids of the characters from `start` to `end`, in reading order. */
export function charactersBetween(text: Y.Text, start: number, end: number): CharacterRun[] {
  const runs: CharacterRun[] = [];
  let index = 0;
  for (let item = text._start; item !== null && index < end; item = item.right) {
    if (!isVisible(item)) continue;
    const from = Math.max(start - index, 0);
    const to = Math.min(end - index, item.length);
    const { client, clock } = item.id;
    if (from < to) runs.push({ client, clock: clock + from, length: to - from });
    index += item.length;
  }
  return runs;
}

/** The id of the character at an index; null at the end of the text and beyond. */
export function characterAt(text: Y.Text, index: number): CharacterId | null {
  const [run] = charactersBetween(text, index, index + 1);
  return run === undefined ? null : [run.client, run.clock];
}

/**
 * Tells the id of the character at any index, of the text as it is now: its items are walked
 * once, each answer is a search among them. Undefined where no character stands.
 */
export function charactersOfText(text: Y.Text): (index: number) => CharacterId | undefined {
  const items: Y.Item[] = [];
  const begins: number[] = [];
  let length = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (!isVisible(item)) continue;
    items.push(item);
    begins.push(length);
    length += item.length;
  }
  return (index) => {
    const at = firstAbove(begins, index) - 1;
    const [item, begin] = [items[at], begins[at]];
    if (item === undefined || begin === undefined || !(index < length)) return undefined;
    return [item.id.client, item.id.clock + index - begin];
  };
}

/** The position of the first of some ascending numbers that is above another. */
function firstAbove(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Where any number of characters stand, found in one walk over the text's items.
 * The answer knows the ids that were asked for; one the text never held has no place.
 */
export function placeCharacters(
  text: Y.Text,
  ids: readonly CharacterId[],
): (id: CharacterId) => Place | undefined {
  const wanted = wantedByClient(ids);
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    const visible = isVisible(item);
    wanted.get(item.id.client)?.place(item, { index, visible });
    if (visible) index += item.length;
  }
  return ([client, clock]) => wanted.get(client)?.placeOf(clock);
}

function wantedByClient(ids: readonly CharacterId[]): Map<number, WantedClocks> {
  const clocks = new Map<number, number[]>();
  for (const [client, clock] of ids) {
    const known = clocks.get(client);
    if (known === undefined) clocks.set(client, [clock]);
    else known.push(clock);
  }
  return new Map([...clocks].map(([client, list]) => [client, new WantedClocks(list)]));
}

/** The characters of one client that are looked for, and where they were found. */
class WantedClocks {
  /** In order; one that several ask for is there several times. */
  readonly #clocks: Float64Array;
  readonly #places: (Place | undefined)[];

  constructor(clocks: readonly number[]) {
    this.#clocks = Float64Array.from(clocks).sort();
    this.#places = clocks.map(() => undefined);
  }

  place(item: Y.Item, { index, visible }: Place): void {
    const { clock: first } = item.id;
    for (let at = this.#firstFrom(first); at < this.#clocks.length; at += 1) {
      const distance = (this.#clocks[at] ?? Infinity) - first;
      if (distance >= item.length) return;
      this.#places[at] = { index: visible ? index + distance : index, visible };
    }
  }

  placeOf(clock: number): Place | undefined {
    const at = this.#firstFrom(clock);
    return this.#clocks[at] === clock ? this.#places[at] : undefined;
  }

  /** The position of the first wanted clock that is not below `clock`. */
  #firstFrom(clock: number): number {
    let low = 0;
    let high = this.#clocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#clocks[middle] ?? Infinity) < clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The characters from `start` to `end`. */
export function charactersFrom(text: Y.Text, start: number, end: number): string {
  let characters = '';
  let index = 0;
  for (let item = text._start; item !== null && index < end; item = item.right) {
    if (!isVisible(item)) continue;
    if (index + item.length > start)
      characters += charactersOf(item).slice(Math.max(start - index, 0), end - index);
    index += item.length;
  }
  return characters;
}
