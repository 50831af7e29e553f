import type { AccountId } from '#domain/ids.ts';
import type { ClientBinding } from '#server/db/document-clients.ts';
import type { TagEvent } from '#server/db/tag-events.ts';

/** One update as a room emitted it, with what must be committed in the same breath. */
export interface Entry {
  readonly docId: string;
  /** The life of the document it was made in. */
  readonly epoch: number;
  readonly actorId: AccountId | null;
  readonly bytes: Uint8Array;
  readonly bindings: readonly ClientBinding[];
  readonly events: readonly TagEvent[];
  /** Called once, in the order entries of a document were queued. */
  readonly settled: (outcome: Outcome) => void;
}

export type Outcome =
  | { readonly type: 'committed'; readonly seq: number }
  /** The document takes no more: closed for writing, gone, or these bytes cannot be stored. */
  | { readonly type: 'refused' }
  /** Another node was quicker to bind a client id it writes under to somebody else. */
  | { readonly type: 'not-yours' }
  /** It is not at fault, but what it was made upon is not in the log. */
  | { readonly type: 'undone' };

export const UNDONE: Outcome = { type: 'undone' };

/** An entry under the number its node knows it by, on which a retry recognises it. */
export interface Queued extends Entry {
  readonly nodeSeq: number;
}

/** What an edit is called on its way through a node, in the log and in the document's log alike. */
export type NamedEdit = Pick<Queued, 'nodeSeq' | 'docId'>;
