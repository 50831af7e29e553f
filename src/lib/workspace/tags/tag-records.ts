import type * as Y from 'yjs';
import { readTag, tagsOf, type LayerTag } from '#collab/layer-document.ts';
import type { Malformed } from '#collab/map-records.ts';

/**
 * A layer's tags as plain values that keep their identity: after a change, only
 * the records it touched are read again.
 */
export class TagRecords {
  readonly #records: Y.Map<unknown>;
  readonly #tagById = new Map<string, LayerTag>();
  readonly #malformedById = new Map<string, Malformed>();
  readonly #onChange: () => void;

  constructor(layer: Y.Doc, onChange: () => void) {
    this.#records = tagsOf(layer);
    this.#onChange = onChange;
    for (const id of this.#records.keys()) this.#read(id);
    this.#records.observeDeep(this.#observe);
  }

  get tags(): Iterable<LayerTag> {
    return this.#tagById.values();
  }

  /** Records that cannot be shown as tags; they are kept in the document. */
  get malformed(): readonly Malformed[] {
    return [...this.#malformedById.values()];
  }

  destroy(): void {
    this.#records.unobserveDeep(this.#observe);
  }

  readonly #observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const id of new Set(events.flatMap(changedIds))) this.#read(id);
    this.#onChange();
  };

  #read(id: string): void {
    this.#tagById.delete(id);
    this.#malformedById.delete(id);
    if (!this.#records.has(id)) return;
    const result = readTag(id, this.#records.get(id));
    if (result.ok) this.#tagById.set(result.value.id, result.value);
    else this.#malformedById.set(id, { id, problem: result.problem });
  }
}

/** Ids of the records that an event speaks of: of the map itself, or of one inside it. */
function changedIds({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): readonly string[] {
  const [inside] = path;
  return inside === undefined ? [...changes.keys.keys()] : [String(inside)];
}
