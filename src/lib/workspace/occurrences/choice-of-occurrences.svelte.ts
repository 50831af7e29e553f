import type { ListedOccurrence } from './occurrence-list.ts';

/** Words that are tagged as something else are kept only where somebody says so. */
type Keeps = 'untagged' | 'all' | 'none';

type Chosen = Pick<ListedOccurrence, 'key' | 'others'>;

/** Which of the listed occurrences are kept. */
export class ChoiceOfOccurrences {
  /** Which are kept of those that nobody decided about one by one. */
  #keeps = $state.raw<Keeps>('untagged');
  /** Whether an occurrence is kept, by its key, as was decided about it alone. */
  #decided = $state.raw<ReadonlyMap<string, boolean>>(new Map());

  isKept({ key, others }: Chosen): boolean {
    const isKept = this.#keeps === 'untagged' ? others.length === 0 : this.#keeps === 'all';
    return this.#decided.get(key) ?? isKept;
  }

  toggle(occurrence: Chosen): void {
    this.#decided = new Map(this.#decided).set(occurrence.key, !this.isKept(occurrence));
  }

  /**
   * Keeps all, or drops all when all are kept; those, too, that are yet to be found. Words that
   * are tagged otherwise are among them only where some were there to be seen.
   */
  toggleAll(listed: readonly Chosen[]): void {
    const all = listed.some(({ others }) => others.length > 0) ? 'all' : 'untagged';
    this.#keeps = listed.every((one) => this.isKept(one)) ? 'none' : all;
    this.#decided = new Map();
  }

  beginAnew(): void {
    this.#keeps = 'untagged';
    this.#decided = new Map();
  }
}
