import type { AccountId } from '#domain/ids.ts';
import type { PresentPerson } from './people.ts';

/** Going along with somebody else through the text, until one moves oneself. */
export class Follow {
  #id = $state.raw<AccountId | null>(null);
  readonly #people: () => readonly PresentPerson[];

  /** Everybody else who is here. */
  readonly people: readonly PresentPerson[] = $derived.by(() => this.#people());
  /** Who is followed, as long as they are here. */
  readonly person: PresentPerson | undefined = $derived.by(() =>
    this.people.find(({ id }) => id === this.#id),
  );

  constructor(people: () => readonly PresentPerson[]) {
    this.#people = people;
  }

  start({ id }: PresentPerson): void {
    this.#id = id;
  }

  /** Goes along with the first of those who are in the text, then with the next, then with nobody. */
  next(): void {
    const inText = this.people.filter(({ place }) => place !== null);
    const at = inText.findIndex(({ id }) => id === this.#id);
    this.#id = inText[at + 1]?.id ?? null;
  }

  stop(): void {
    this.#id = null;
  }
}
