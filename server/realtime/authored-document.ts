import * as Y from 'yjs';
import type { AccountId } from '#domain/ids.ts';
import type { ClientBinding } from '#server/db/document-clients.ts';
import { Authorship } from './authorship.ts';
import { ClientOwners, type Ownership } from './client-owners.ts';
import { dropPending, emittedBy } from './document.ts';
import type { Entry } from './entry.ts';
import type { LoadedRoom } from './load-room.ts';
import { newsClients, type UpdateShape } from './update-shape.ts';

/** What came of an update: the bytes to store and tell, and all that is committed with them. */
export type Emission = Pick<Entry, 'bytes' | 'events' | 'bindings'> & {
  /** Whether it says something else than its author sent. */
  readonly isCorrected: boolean;
};

/** An update of somebody in the room, already judged. */
export interface JudgedUpdate {
  readonly update: Uint8Array;
  readonly shape: UpdateShape;
  readonly accountId: AccountId;
}

/**
 * A document of which it is known whose everything in it is: under which client ids an
 * account writes, and who made each record. Its methods throw where Yjs gives up half
 * way: then the document cannot be trusted any more.
 */
export class AuthoredDocument {
  readonly doc: Y.Doc;
  readonly #name: string;
  readonly #owners: ClientOwners;
  readonly #authorship: Authorship;
  #isServerKnown = false;

  constructor({ name, address, doc, owners, firstAuthors }: LoadedRoom) {
    this.doc = doc;
    this.#name = name;
    this.#owners = new ClientOwners(owners);
    this.#reserveUnowned();
    this.#authorship = new Authorship(doc, address.type, firstAuthors);
  }

  /** Whether a client id is bound to somebody else. */
  isTakenFrom(accountId: AccountId, client: number): boolean {
    return this.#owners.isTakenFrom(accountId, client);
  }

  /** The client ids among these of which it is not known whose they are. */
  unknownClients(clients: readonly number[]): number[] {
    return clients.filter((client) => !this.#owners.isKnown(client));
  }

  /** Applies an update and puts its authors right; null where nothing came of it. */
  take({ update, shape, accountId }: JudgedUpdate): {
    readonly emission: Emission | null;
    /** Whether nothing of it had to be dropped for want of an earlier update. */
    readonly isComplete: boolean;
  } {
    const clients = newsClients(shape, this.doc);
    const applied = emittedBy(this.doc, () => Y.applyUpdate(this.doc, update));
    const isComplete = dropPending(this.doc);
    const { corrections, events } = this.#correct(accountId);
    if (applied.length === 0) return { emission: null, isComplete };
    const isCorrected = corrections.length > 0;
    const written = clients.filter((client) => Y.getState(this.doc.store, client) > 0);
    const emission = {
      bytes: Y.mergeUpdates([...applied, ...corrections]),
      events,
      bindings: [
        ...this.#bind(accountId, this.#owners.claim(accountId, written)),
        ...(isCorrected ? this.#bindServer() : []),
      ],
      isCorrected,
    };
    return { emission, isComplete };
  }

  /** Takes over what is committed, and answers what that changed. */
  adopt(updates: readonly Uint8Array[], owners: Iterable<Ownership>): Uint8Array[] {
    const emitted = emittedBy(this.doc, () => {
      this.doc.transact(() => updates.forEach((update) => Y.applyUpdate(this.doc, update)));
    });
    this.#authorship.trust();
    this.#owners.learn(owners);
    this.#reserveUnowned();
    return emitted;
  }

  #correct(accountId: AccountId) {
    let events: Emission['events'] = [];
    const corrections = emittedBy(this.doc, () => {
      events = this.#authorship.settle(accountId, Date.now());
    });
    return { corrections, events };
  }

  #bind(accountId: AccountId | null, clients: readonly number[]): ClientBinding[] {
    return clients.map((clientId) => ({ docId: this.#name, clientId, accountId }));
  }

  /** The server writes under a client id of its own: it is bound when it first does. */
  #bindServer(): ClientBinding[] {
    if (this.#isServerKnown) return [];
    this.#isServerKnown = true;
    return this.#bind(null, [this.doc.clientID]);
  }

  /** Client ids in the document that nobody is known to own are the server's: nobody may write under them. */
  #reserveUnowned(): void {
    this.#owners.reserve(this.doc.clientID);
    for (const client of this.doc.store.clients.keys()) this.#owners.reserve(client);
  }
}
