import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresentPerson } from '#collab/presence.ts';
import type { AccountId } from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import type { Connection, Person } from './connection.ts';
import { awarenessFrame } from './frames.ts';
import { FAR_PRESENCE_MS, PRESENCE_FLUSH_MS, PRESENCE_LIMIT_BYTES } from './limits.ts';

/** One client's newest state as the awareness protocol carries it; `json` is `null` once it left. */
export interface PresenceOfClient {
  readonly clientId: number;
  readonly clock: number;
  readonly json: string;
  readonly accountId: AccountId;
}

type ClientState = PresenceOfClient & { readonly holder: Holder };

/** Who speaks for a client id: a connection of this node, or another node. */
type Holder =
  | { readonly type: 'here'; readonly connection: Connection }
  | { readonly type: 'elsewhere'; readonly nodeId: string; readonly heardAt: number };

export interface PresenceEvents {
  /** For everybody in the room on this node. */
  readonly onFrame: (frame: Uint8Array) => void;
  /** The newest of those who are on this node, for the others. */
  readonly onMoved: (clients: readonly PresenceOfClient[]) => void;
}

/**
 * Who is in a room and where. A connection speaks for one client id, and only
 * for itself: what it echoes of others is dropped, and the name on its state is
 * the one the server knows. Many moves become one message, every 50 ms.
 */
export class Presence {
  readonly #states = new Map<number, ClientState>();
  readonly #dirty = new Set<number>();
  readonly #events: PresenceEvents;
  #timer: NodeJS.Timeout | null = null;

  constructor(events: PresenceEvents) {
    this.#events = events;
  }

  /** Takes an awareness message; false when it cannot be read. */
  receive(
    connection: Connection,
    message: Uint8Array,
    isTaken: (clientId: number) => boolean,
  ): boolean {
    const states = readStates(message);
    if (states === null) return false;
    const { accountId } = connection.person;
    for (const { clientId, clock, state } of states) {
      if (connection.presenceId === null && state !== null && !isTaken(clientId)) {
        this.#claim(connection, clientId);
      }
      if (clientId !== connection.presenceId) continue;
      if (clock < (this.#states.get(clientId)?.clock ?? 0)) continue;
      const json = stamped(state, connection.person);
      this.#set({ clientId, clock, json, accountId, holder: { type: 'here', connection } });
    }
    return true;
  }

  /** Says that a connection is gone; the clock stays, so that its return with the next one is seen. */
  leave(connection: Connection): void {
    const { presenceId } = connection;
    const last = presenceId === null ? undefined : this.#states.get(presenceId);
    if (last === undefined || connectionOf(last) !== connection) return;
    this.#set({ ...last, json: GONE });
  }

  /** Takes over what another node says of its people. Who came back here meanwhile is here. */
  hear(nodeId: string, clients: readonly PresenceOfClient[], now: number): void {
    for (const client of clients) {
      const known = this.#states.get(client.clientId);
      const isOurs = known !== undefined && connectionOf(known) !== null;
      if (client.clock < (known?.clock ?? 0) || (isOurs && client.clock === known.clock)) continue;
      this.#set({ ...client, holder: { type: 'elsewhere', nodeId, heardAt: now } });
    }
  }

  /** Everybody of a node that is no more has left. */
  forgetNode(nodeId: string): void {
    this.#forgetFar((holder) => holder.nodeId === nodeId);
  }

  /** So has who is elsewhere and was not heard of for long: the news of their leaving was lost. */
  expire(now: number): void {
    this.#forgetFar(({ heardAt }) => now - heardAt > FAR_PRESENCE_MS);
  }

  /** Everybody on this node, for another that wants to know. */
  here(): PresenceOfClient[] {
    return [...this.#states.values()].filter((state) => connectionOf(state) !== null);
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
    return this.#states.size === 0 ? null : frameOf([...this.#states.values()]);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** A client id nobody goes by is free; one's own, left hanging by a cut connection, can be taken over. */
  #claim(connection: Connection, clientId: number): void {
    const known = this.#states.get(clientId);
    if (known !== undefined && known.accountId !== connection.person.accountId) return;
    const before = known === undefined ? null : connectionOf(known);
    if (before?.presenceId === clientId) before.presenceId = null;
    connection.presenceId = clientId;
  }

  #forgetFar(isGone: (holder: Extract<Holder, { type: 'elsewhere' }>) => boolean): void {
    for (const state of this.#states.values()) {
      const { holder } = state;
      if (holder.type === 'elsewhere' && isGone(holder)) this.#set({ ...state, json: GONE });
    }
  }

  #set(state: ClientState): void {
    this.#states.set(state.clientId, state);
    this.#dirty.add(state.clientId);
    this.#timer ??= setTimeout(() => this.#flush(), PRESENCE_FLUSH_MS);
  }

  #flush(): void {
    this.#timer = null;
    const clientIds = [...this.#dirty];
    this.#dirty.clear();
    const moved = this.#known(clientIds);
    const movedHere = moved.filter((state) => connectionOf(state) !== null);
    for (const { clientId, json } of moved) if (json === GONE) this.#states.delete(clientId);
    this.#events.onFrame(frameOf(moved));
    if (movedHere.length > 0) this.#events.onMoved(movedHere);
  }

  #known(clientIds: Iterable<number>): ClientState[] {
    return [...clientIds].flatMap((clientId) => this.#states.get(clientId) ?? []);
  }
}

/** What stands in the place of the state of who left. */
const GONE = 'null';

function connectionOf({ holder }: ClientState): Connection | null {
  return holder.type === 'here' ? holder.connection : null;
}

function frameOf(clients: readonly PresenceOfClient[]): Uint8Array {
  return awarenessFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients.length);
      for (const { clientId, clock, json } of clients) {
        encoding.writeVarUint(encoder, clientId);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, json);
      }
    }),
  );
}

/** How the server presents a person. */
export function presented({ accountId, name }: Person): PresentPerson {
  return { id: accountId, name };
}

function stamped(state: unknown, person: Person): string {
  return isRecord(state) ? JSON.stringify({ ...state, user: presented(person) }) : GONE;
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
