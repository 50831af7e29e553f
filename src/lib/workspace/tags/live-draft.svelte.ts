const PAUSE_MS = 400; // one step of undo is a burst of typing, not a letter

interface LiveDraftParts {
  /** What is recorded, as the field shows it. */
  readonly value: () => string;
  /** What is recorded of what is typed: an address or a number may be put in other words. */
  readonly asRecorded: (typed: string) => string;
  /** Called a moment after typing stops and when the field is left. */
  readonly commit: (typed: string) => void;
  /** Called before that where somebody else has changed the value since the first letter. */
  readonly writeOver: (typed: string) => void;
}

/** What somebody types into a field that others may write, too. */
export class LiveDraft {
  /** What is typed; null while the field shows what others see. */
  typed = $state<string | null>(null);
  readonly #parts: LiveDraftParts;
  /** What they know of: what stood there at the first letter, or what they wrote since. */
  #known: readonly string[] = [];
  /** Set while something typed is not said to others. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: LiveDraftParts) {
    this.#parts = parts;
  }

  type(typed: string): void {
    if (this.typed === null) this.#known = [this.#parts.value()];
    this.typed = typed;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#commit(), PAUSE_MS);
  }

  leave(): void {
    this.#commit();
    this.typed = null;
  }

  #commit(): void {
    if (this.typed === null || this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { value, asRecorded, commit, writeOver } = this.#parts;
    const recorded = asRecorded(this.typed);
    if (value() === recorded) return;
    if (!this.#known.includes(value())) writeOver(this.typed);
    const before = value();
    commit(this.typed);
    // A field that does not take what was typed goes on showing what stood there, which is known.
    this.#known = value() === before ? [before, recorded] : [recorded];
  }
}
