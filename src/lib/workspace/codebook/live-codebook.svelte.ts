import type { Codebook } from '#domain/codebook/codebook.ts';
import { storedCodebook } from '#domain/codebook/parse-codebook.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { texts } from '#texts/texts.ts';
import type { ServerAnswer } from '../ask-server.ts';

/** A codebook as a version of a project's. */
export interface CodebookVersion {
  readonly version: number;
  readonly codebook: Codebook;
}

/** Asks the server for the codebook as it is now. */
export type AskForCodebook = (signal: AbortSignal) => Promise<ServerAnswer>;

const RETRY_MS = 3_000; // a server that was away is back within seconds

/** Keeps a page at the project's newest codebook, once it hears that there is one. */
export class LiveCodebook {
  /** Why the newest is not here yet, in words; null while it is. */
  problem = $state.raw<string | null>(null);

  readonly #ask: AskForCodebook;
  readonly #onCodebook: (codebook: Codebook) => void;
  readonly #ended = new AbortController();
  #here: number;
  #wanted: number;
  #isReading = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(here: number, ask: AskForCodebook, onCodebook: (codebook: Codebook) => void) {
    this.#here = here;
    this.#wanted = here;
    this.#ask = ask;
    this.#onCodebook = onCodebook;
  }

  /** There is this version now. */
  hear(version: number): void {
    this.#wanted = Math.max(this.#wanted, version);
    if (this.#here < this.#wanted && !this.#isReading) void this.#read();
  }

  destroy(): void {
    this.#ended.abort();
    clearTimeout(this.#retry);
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    const answer = await this.#answer();
    this.#isReading = false;
    if (this.#ended.signal.aborted) return;
    const read = answer.ok ? readVersion(answer.value) : null;
    if (read === null) {
      this.problem = answer.ok ? texts.live.codebook.pageTooOld : answer.message;
      this.#readLater();
      return;
    }
    this.problem = null;
    if (read.version > this.#here) {
      this.#here = read.version;
      this.#onCodebook(read.codebook);
    }
    if (this.#here < this.#wanted) this.#readLater(); // saved after the server had answered
  }

  #readLater(): void {
    this.#retry = setTimeout(() => this.hear(this.#wanted), RETRY_MS);
  }

  async #answer(): Promise<ServerAnswer> {
    try {
      return await this.#ask(this.#ended.signal);
    } catch {
      // Asking ends so only when the page was left: nobody reads it.
      return { ok: false, message: '', because: 'failed' };
    }
  }
}

function readVersion(answer: unknown): CodebookVersion | null {
  if (!isRecord(answer)) return null;
  const { version, codebook } = answer;
  if (typeof version !== 'number') return null;
  try {
    return { version, codebook: storedCodebook(codebook) };
  } catch {
    return null; // of a later Copydesk than this page: it says so, and asks to be reloaded
  }
}
