import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '#server/db/database.ts';
import { RETRY_FIRST_MS, RETRY_LAST_MS } from './limits.ts';

export interface ListenerEvents {
  readonly onMessage: (channel: string, payload: string) => void;
  /** Listening (again): what was said before was not heard. */
  readonly onListening: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Listens on one connection of its own and, when that breaks, on another. Channels
 * are named by us: they go into the statement as they are.
 */
export class Listener {
  readonly #database: Database;
  readonly #channels: readonly string[];
  readonly #events: ListenerEvents;
  readonly #ended = new AbortController();
  readonly #running: Promise<void>;

  constructor(database: Database, channels: readonly string[], events: ListenerEvents) {
    this.#database = database;
    this.#channels = channels;
    this.#events = events;
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ended;
    let delayMs = RETRY_FIRST_MS;
    while (!signal.aborted) {
      try {
        await this.#listen(() => (delayMs = RETRY_FIRST_MS));
      } catch (error) {
        if (signal.aborted) return;
        this.#events.onError(error);
        await wait(delayMs, undefined, { signal }).catch(() => {}); // ended while waiting
        delayMs = Math.min(delayMs * 2, RETRY_LAST_MS);
      }
    }
  }

  /** Resolves when told to end, rejects when the connection breaks. */
  async #listen(onListening: () => void): Promise<void> {
    const client = await this.#database.pool.connect();
    const broken = new Promise<never>((_, reject) => client.once('error', reject));
    broken.catch(() => {}); // may come while a statement fails of the same cause; told by the race below
    try {
      client.on('notification', ({ channel, payload }) =>
        this.#events.onMessage(channel, payload ?? ''),
      );
      for (const channel of this.#channels) await client.query(`listen ${channel}`);
      onListening();
      this.#events.onListening();
      await Promise.race([broken, aborted(this.#ended.signal)]);
    } finally {
      client.release(true);
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
