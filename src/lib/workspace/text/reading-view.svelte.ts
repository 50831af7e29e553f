export type LabelsShown = 'always' | 'on demand';

const KEY = 'copydesk.labels';

/** How somebody reads at this browser, and likes to: a wide screen has room for what a phone has not. */
export class ReadingView {
  labels = $state.raw<LabelsShown>('on demand');
  /** There is no mouse: nothing can be hovered over, and words are selected by tapping. */
  readonly hasFinger = matchMedia('(pointer: coarse)').matches;
  readonly #storage: Storage | null;

  constructor(storage: Storage | null) {
    this.#storage = storage;
    if (storage?.getItem(KEY) === 'always') this.labels = 'always';
  }

  toggleLabels(): void {
    this.labels = this.labels === 'always' ? 'on demand' : 'always';
    this.#storage?.setItem(KEY, this.labels);
  }
}
