import * as Y from 'yjs';
import type { RoomConnection } from '#collab/connection.ts';
import type { SaveState } from '#collab/save-state.ts';
import type { Notice } from '#collab/wire.ts';

/** One change a page made: the clocks it took, and what it deleted. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly deletes: ReadonlyMap<
    number,
    readonly { readonly clock: number; readonly len: number }[]
  >;
  /** Made though the page was told that it may not write: nobody must ever get it. */
  isForbidden: boolean;
}

/** A page, and a record of all it made and was told. */
export class WatchedPage {
  readonly connection: RoomConnection;
  readonly edits: Edit[] = [];
  readonly notices: Notice[] = [];
  #acknowledged = 0;

  constructor(connection: RoomConnection) {
    this.connection = connection;
    connection.doc.on('update', (update: Uint8Array, _origin, _doc, { local }: Y.Transaction) => {
      if (local) this.edits.push(this.#editOf(update));
    });
    connection.onChange(() => this.#noteChange());
    connection.onNotice((notice) => this.notices.push(notice));
  }

  get doc(): Y.Doc {
    return this.connection.doc;
  }

  get state(): SaveState {
    return this.connection.state;
  }

  get isStopped(): boolean {
    return this.state.type === 'stopped';
  }

  /** The edits that were called saved, at any moment. */
  get acknowledged(): readonly Edit[] {
    return this.edits.slice(0, this.#acknowledged);
  }

  /** Those that never were. */
  get unacknowledged(): readonly Edit[] {
    return this.edits.slice(this.#acknowledged);
  }

  /** May be called before an edit is counted here: then it says too little, and says more when it is saved. */
  #noteChange(): void {
    const { state } = this;
    if (this.connection.mayWrite) for (const edit of this.edits) edit.isForbidden = false;
    if (state.type === 'stopped') return;
    const pending = state.type === 'saved' ? 0 : state.pending;
    this.#acknowledged = Math.max(this.#acknowledged, this.edits.length - pending);
  }

  #editOf(update: Uint8Array): Edit {
    const { structs, ds } = Y.decodeUpdate(update);
    const own = structs.filter(({ id }) => id.client === this.doc.clientID);
    const [first] = own;
    const last = own.at(-1);
    return {
      from: first?.id.clock ?? 0,
      to: last === undefined ? 0 : last.id.clock + last.length,
      deletes: ds.clients,
      isForbidden: !this.connection.mayWrite,
    };
  }
}

/** Whether a document has all of an edit. Formatting marks that make no difference may be missing: anybody tidies them. */
export function contains(doc: Y.Doc, client: number, { from, to, deletes }: Edit): boolean {
  if (to > from && Y.getState(doc.store, client) < to) return false;
  return [...deletes].every(([of, ranges]) =>
    ranges.every(({ clock, len }) => isDeleted(doc, of, { from: clock, to: clock + len })),
  );
}

function isDeleted(doc: Y.Doc, client: number, { from, to }: { from: number; to: number }) {
  if (Y.getState(doc.store, client) < to) return false;
  const structs = doc.store.clients.get(client) ?? [];
  return structs.every(
    (struct) =>
      struct.id.clock + struct.length <= from ||
      struct.id.clock >= to ||
      struct.deleted ||
      (struct instanceof Y.Item && !struct.countable),
  );
}
