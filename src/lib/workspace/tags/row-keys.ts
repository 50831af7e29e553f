import { rowsAfter, type EvidenceRow } from '#domain/tag/evidence-rows.ts';
import type { Evidence } from '#domain/tag/tag.ts';

/** A row with a key that stays its own, whatever becomes of those above it. */
export interface KeyedRow extends EvidenceRow {
  readonly index: number;
  readonly key: number;
}

/** Keeps the keys of a list's rows from one state of it to the next. */
export class RowKeys {
  #list: readonly Evidence[] = [];
  #keys: readonly number[] = [];
  #next = 0;

  /** The row with this key says something else by its own hand, and stays the same in the next list. */
  change(key: number, said: Partial<Evidence>): void {
    const index = this.#keys.indexOf(key);
    this.#list = this.#list.map((one, at) => (at === index ? { ...one, ...said } : one));
  }

  of(list: readonly Evidence[]): readonly KeyedRow[] {
    const places = rowsAfter(this.#list, list);
    this.#keys = list.map((_, index) => {
      const before = this.#keys[places.indexOf(index)];
      return before ?? this.#next++;
    });
    this.#list = list;
    return list.map((evidence, index) => ({ list, index, evidence, key: this.#keys[index] ?? 0 }));
  }
}
