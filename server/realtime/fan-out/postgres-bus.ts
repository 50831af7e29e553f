import type { Database } from '#server/db/database.ts';
import { NOTIFICATION_LIMIT_BYTES, notify } from '#server/db/notifications.ts';
import { UNSENT_MESSAGES } from '../limits.ts';
import { Listener } from '../listener.ts';
import type { Bus, BusEvents } from './bus.ts';

const CHANNEL = 'fan_out';

/**
 * Notifications of Postgres, for nodes that share nothing else. They are sent
 * after the commits they tell of, in transactions of their own, because those
 * that notify commit one after another. Every node hears all rooms, and what is
 * longer than a notification may be is read from the log.
 */
export class PostgresBus implements Bus {
  readonly limitBytes = Math.floor((NOTIFICATION_LIMIT_BYTES * 3) / 4) - 3; // as base64
  readonly #database: Database;
  readonly #events: BusEvents;
  readonly #listener: Listener;
  #queue: string[] = [];
  #sending: Promise<void> | null = null;

  constructor(database: Database, events: BusEvents) {
    this.#database = database;
    this.#events = events;
    this.#listener = new Listener(database, [CHANNEL], {
      onMessage: (_channel, payload) => events.onMessage(Buffer.from(payload, 'base64')),
      onListening: events.onBack,
      onError: (error) => {
        events.onError(error);
        events.onLost();
      },
    });
  }

  publish(_channel: string, message: Uint8Array): void {
    if (this.#queue.length >= UNSENT_MESSAGES) return; // a database as slow will be read from again
    this.#queue.push(Buffer.from(message).toString('base64'));
    this.#sending ??= this.#send();
  }

  subscribe(): Promise<void> {
    return Promise.resolve();
  }

  unsubscribe(): void {}

  async close(): Promise<void> {
    await this.#sending;
    await this.#listener.close();
  }

  /** What queued while the last were sent goes together. */
  async #send(): Promise<void> {
    await Promise.resolve(); // let the turn that queued the first queue the rest
    while (this.#queue.length > 0) {
      const payloads = this.#queue;
      this.#queue = [];
      await notify(this.#database, CHANNEL, payloads).catch(this.#events.onError);
    }
    this.#sending = null;
  }
}
