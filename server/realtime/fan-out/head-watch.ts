import { HEADS_CHECK_MS, HEADS_POLL_MS, NODE_DOUBT_MS } from '../limits.ts';

/**
 * Looks whether logs grew without our hearing of it: now and then while all is
 * well, twice a second while nothing is heard of other nodes, or for a while
 * after one fell silent: it may have committed what it told nobody.
 */
export class HeadWatch {
  readonly #look: () => Promise<void>;
  #isLost = true;
  #hurryUntil = 0;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #isLookWanted = false;
  #isClosed = false;

  /** `look` reads from their logs the rooms that are behind; it tells of its own failures. */
  constructor(look: () => Promise<void>) {
    this.#look = look;
    this.#plan();
  }

  lost(): void {
    this.#isLost = true;
    this.look();
  }

  back(): void {
    this.#isLost = false;
    this.look();
  }

  /** A node may have died with news on its lips. */
  doubt(): void {
    this.#hurryUntil = Date.now() + NODE_DOUBT_MS;
    this.look();
  }

  /** Looks at once; a look that is under way may have come too early. */
  look(): void {
    if (this.#isClosed) return;
    if (this.#looking !== null) {
      this.#isLookWanted = true;
      return;
    }
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
      if (this.#isLookWanted) this.look();
      else this.#plan();
    });
    this.#isLookWanted = false;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#looking;
  }

  #plan(): void {
    if (this.#isClosed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const isHurried = this.#isLost || Date.now() < this.#hurryUntil;
    this.#timer = setTimeout(() => this.look(), isHurried ? HEADS_POLL_MS : HEADS_CHECK_MS);
    this.#timer.unref();
  }
}
