import type { EarlierChoice } from '#domain/register/suggestions.ts';
import type { ServerAnswer } from '../ask-server.ts';

/** Asks the server whom the mentions of the project meant so far. */
export type AskForLearntNames = () => Promise<ServerAnswer>;

/**
 * Whom words meant in the project's other articles. Asked for when it is first wanted, so
 * that no article opens the later for it; without an answer, names are offered by the
 * register and this article alone, and it is asked again with the next tag.
 */
export class LearntNames {
  #names = $state.raw<readonly EarlierChoice[] | null>(null);
  #isAsking = false;
  readonly #ask: AskForLearntNames;

  constructor(ask: AskForLearntNames) {
    this.#ask = ask;
  }

  get names(): readonly EarlierChoice[] {
    if (this.#names === null && !this.#isAsking) void this.#load();
    return this.#names ?? [];
  }

  async #load(): Promise<void> {
    this.#isAsking = true;
    const answer = await this.#ask();
    this.#isAsking = false;
    if (answer.ok) this.#names = answer.value as readonly EarlierChoice[];
  }
}
