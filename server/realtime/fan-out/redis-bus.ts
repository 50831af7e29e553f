import { createClient } from '@redis/client';
import { RETRY_FIRST_MS, RETRY_LAST_MS, UNSENT_MESSAGES } from '../limits.ts';
import type { Bus, BusEvents } from './bus.ts';

type Client = ReturnType<typeof clientOf>;

/** What hangs longer on connecting is tried anew. */
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Redis or Valkey, by its pub/sub. A connection that listens cannot speak, so
 * there are two; each is made again whenever it breaks, also when the server
 * cut us off because we read too slowly.
 */
export class RedisBus implements Bus {
  readonly limitBytes = Infinity;
  readonly #events: BusEvents;
  readonly #speaker: Client;
  readonly #listener: Client;
  readonly #channels = new Set<string>();
  readonly #hear = (message: Buffer) => this.#events.onMessage(message);

  constructor(url: string, events: BusEvents) {
    this.#events = events;
    this.#speaker = clientOf(url, events.onError);
    this.#listener = clientOf(url, events.onError);
    this.#listener.on('ready', () => void this.#listen());
    this.#listener.on('reconnecting', events.onLost);
    // Rejects only when closed before it was ever there.
    for (const client of [this.#speaker, this.#listener]) client.connect().catch(events.onError);
  }

  publish(channel: string, message: Uint8Array): void {
    if (!this.#speaker.isReady) return;
    const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
    this.#speaker.publish(channel, bytes).catch(this.#events.onError);
  }

  async subscribe(channel: string): Promise<void> {
    this.#channels.add(channel);
    if (this.#listener.isReady) await this.#subscribe([channel]);
  }

  unsubscribe(channel: string): void {
    this.#channels.delete(channel);
    if (!this.#listener.isReady) return;
    this.#listener.unsubscribe(channel, this.#hear, true).catch(this.#events.onError);
  }

  async close(): Promise<void> {
    this.#listener.off('reconnecting', this.#events.onLost);
    for (const client of [this.#speaker, this.#listener]) {
      if (client.isReady) await client.close().catch(this.#events.onError);
      else if (client.isOpen) client.destroy();
    }
  }

  /** The client asks by itself for the channels it had; those that came meanwhile are added. */
  async #listen(): Promise<void> {
    if (await this.#subscribe([...this.#channels])) this.#events.onBack();
  }

  async #subscribe(channels: string[]): Promise<boolean> {
    try {
      if (channels.length > 0) await this.#listener.subscribe(channels, this.#hear, true);
      return true;
    } catch (error) {
      this.#events.onError(error); // the connection broke: asked again when it is back
      return false;
    }
  }
}

function clientOf(url: string, onError: (error: unknown) => void) {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    commandsQueueMaxLength: UNSENT_MESSAGES,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (attempts) => Math.min(RETRY_FIRST_MS * 2 ** attempts, RETRY_LAST_MS),
    },
  });
  client.on('error', onError);
  return client;
}
