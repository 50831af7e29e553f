import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresentPerson } from '#collab/presence.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import type { Connection, Person } from './connection.ts';
import { awarenessFrame } from './frames.ts';
import { PRESENCE_FLUSH_MS, PRESENCE_LIMIT_BYTES } from './limits.ts';

/** One client's newest state as the awareness protocol carries it; `json` is `null` once it left. */
interface ClientState {
  readonly clock: number;
  readonly json: string;
  readonly holder: Connection;
}

/**
 * Who is in a room and where. A connection speaks for one client id, and only
 * for itself: what it echoes of others is dropped, and the name on its state is
 * the one the server knows. Many moves become one message, every 50 ms.
 */
export class Presence {
  readonly #states = new Map<number, ClientState>();
  readonly #dirty = new Set<number>();
  readonly #broadcast: (frame: Uint8Array) => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(broadcast: (frame: Uint8Array) => void) {
    this.#broadcast = broadcast;
  }

  /** Takes an awareness message; false when it cannot be read. */
  receive(
    connection: Connection,
    message: Uint8Array,
    isTaken: (clientId: number) => boolean,
  ): boolean {
    const states = readStates(message);
    if (states === null) return false;
    for (const { clientId, clock, state } of states) {
      if (connection.presenceId === null && state !== null && !isTaken(clientId)) {
        this.#claim(connection, clientId);
      }
      if (clientId !== connection.presenceId) continue;
      if (clock < (this.#states.get(clientId)?.clock ?? 0)) continue;
      this.#set(clientId, { clock, json: stamped(state, connection.person), holder: connection });
    }
    return true;
  }

  /** Says that a connection is gone; the clock stays, so that its return with the next one is seen. */
  leave(connection: Connection): void {
    const { presenceId } = connection;
    const last = presenceId === null ? undefined : this.#states.get(presenceId);
    if (presenceId === null || last?.holder !== connection) return;
    this.#set(presenceId, { ...last, json: 'null' });
  }

  /** How many client ids have a presence. */
  get size(): number {
    return this.#states.size;
  }

  /** What a connection says of itself; null before it said anything. */
  stateOf({ presenceId }: Connection): unknown {
    const state = presenceId === null ? undefined : this.#states.get(presenceId);
    return state === undefined ? null : (JSON.parse(state.json) as unknown);
  }

  /** Everybody present, for someone who comes in; null when nobody is. */
  all(): Uint8Array | null {
    const ids = [...this.#states.keys()];
    return ids.length === 0 ? null : this.#frameOf(ids);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** A client id nobody goes by is free; one's own, left hanging by a cut connection, can be taken over. */
  #claim(connection: Connection, clientId: number): void {
    const holder = this.#states.get(clientId)?.holder;
    if (holder !== undefined && holder.person.accountId !== connection.person.accountId) return;
    if (holder?.presenceId === clientId) holder.presenceId = null;
    connection.presenceId = clientId;
  }

  #set(clientId: number, state: ClientState): void {
    this.#states.set(clientId, state);
    this.#dirty.add(clientId);
    this.#timer ??= setTimeout(() => this.#flush(), PRESENCE_FLUSH_MS);
  }

  #flush(): void {
    this.#timer = null;
    const frame = this.#frameOf([...this.#dirty]);
    for (const clientId of this.#dirty) {
      if (this.#states.get(clientId)?.json === 'null') this.#states.delete(clientId);
    }
    this.#dirty.clear();
    this.#broadcast(frame);
  }

  #frameOf(clientIds: readonly number[]): Uint8Array {
    const known = clientIds.flatMap((clientId) => {
      const state = this.#states.get(clientId);
      return state === undefined ? [] : [{ clientId, ...state }];
    });
    return awarenessFrame(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, known.length);
        for (const { clientId, clock, json } of known) {
          encoding.writeVarUint(encoder, clientId);
          encoding.writeVarUint(encoder, clock);
          encoding.writeVarString(encoder, json);
        }
      }),
    );
  }
}

/** How the server presents a person. */
export function presented({ accountId, name }: Person): PresentPerson {
  return { id: accountId, name };
}

function stamped(state: unknown, person: Person): string {
  return isRecord(state) ? JSON.stringify({ ...state, user: presented(person) }) : 'null';
}

interface StatedPresence {
  readonly clientId: number;
  readonly clock: number;
  readonly state: unknown;
}

/** Reads an awareness message to its end; null when it is malformed. */
function readStates(message: Uint8Array): StatedPresence[] | null {
  try {
    const decoder = decoding.createDecoder(message);
    const states: StatedPresence[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (json.length > PRESENCE_LIMIT_BYTES) return null;
      states.push({ clientId, clock, state: JSON.parse(json) as unknown });
    }
    return decoding.hasContent(decoder) ? null : states;
  } catch {
    return null; // lib0 and JSON throw on what is malformed
  }
}
