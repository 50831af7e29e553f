import type * as Y from 'yjs';
import type { Parsed } from '#domain/problem.ts';
import type { Malformed } from './map-records.ts';

/**
 * The records of a map as plain values that keep their identity: after a change, only
 * those it touched are read again.
 */
export class LiveRecords<T> {
  readonly #map: Y.Map<unknown>;
  readonly #parse: (id: string, record: unknown) => Parsed<T>;
  readonly #goodById = new Map<string, T>();
  readonly #malformedById = new Map<string, Malformed>();
  readonly #onChange: () => void;

  constructor(
    map: Y.Map<unknown>,
    parse: (id: string, record: unknown) => Parsed<T>,
    onChange: () => void,
  ) {
    this.#map = map;
    this.#parse = parse;
    this.#onChange = onChange;
    for (const id of this.#map.keys()) this.#read(id);
    this.#map.observeDeep(this.#observe);
  }

  get good(): Iterable<T> {
    return this.#goodById.values();
  }

  /** Those that cannot be read; they are kept in the document. */
  get malformed(): readonly Malformed[] {
    return [...this.#malformedById.values()];
  }

  destroy(): void {
    this.#map.unobserveDeep(this.#observe);
  }

  readonly #observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const id of new Set(events.flatMap(changedIds))) this.#read(id);
    this.#onChange();
  };

  #read(id: string): void {
    const result = this.#map.has(id) ? this.#parse(id, this.#map.get(id)) : null;
    if (result?.ok === true) this.#goodById.set(id, result.value);
    else this.#goodById.delete(id);
    if (result?.ok === false) this.#malformedById.set(id, { id, problem: result.problem });
    else this.#malformedById.delete(id);
  }
}

/** Ids of the records that an event speaks of: of the map itself, or of one inside it. */
function changedIds({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): readonly string[] {
  const [inside] = path;
  return inside === undefined ? [...changes.keys.keys()] : [String(inside)];
}
