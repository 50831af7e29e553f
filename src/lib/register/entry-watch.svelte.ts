import type { Entity } from '#domain/tag/tag.ts';

/** What two people may write over each other. Other names are added side by side. */
export const WATCHED = ['name', 'type', 'role', 'note', 'wikidataId', 'url'] as const;
export type Watched = (typeof WATCHED)[number];

/** What was written over: mine by somebody else, or theirs by me. */
export interface Overwritten {
  readonly whose: 'mine' | 'theirs';
  readonly words: string;
}

type Entry = Pick<Entity, Watched>;

/**
 * Notices when two people write the same line of an entry. One of the two values stands;
 * whoever had a hand in it is told the other, so that it can be put back.
 */
export class EntryWatch {
  told = $state.raw<Readonly<Partial<Record<Watched, Overwritten>>>>({});
  readonly #base = new Map<Watched, string>();
  readonly #mine = new Map<Watched, string>();

  /** Somebody here writes: what stood there at their first letter is what they know of. */
  begin(field: Watched, { [field]: recorded }: Entry): void {
    if (!this.#base.has(field)) this.#base.set(field, recorded);
  }

  /** They left the line: it shows again what is recorded. */
  end(field: Watched): void {
    this.#base.delete(field);
  }

  /** They wrote `words`, over what is recorded at this moment. */
  write(field: Watched, words: string, { [field]: recorded }: Entry): void {
    const isOver = recorded !== (this.#base.get(field) ?? recorded) && recorded !== words;
    this.#tell(field, isOver && recorded !== '' ? { whose: 'theirs', words: recorded } : null);
    if (this.#base.has(field)) this.#base.set(field, words);
    this.#mine.set(field, words);
  }

  /** The entry as it is now recorded. */
  see(entry: Entry): void {
    for (const [field, words] of this.#mine) {
      if (entry[field] === words) continue;
      this.#mine.delete(field);
      if (words !== '') this.#tell(field, { whose: 'mine', words });
    }
  }

  dismiss(field: Watched): void {
    this.#tell(field, null);
  }

  #tell(field: Watched, overwritten: Overwritten | null): void {
    const { [field]: _, ...others } = this.told;
    this.told = overwritten === null ? others : { ...others, [field]: overwritten };
  }
}
