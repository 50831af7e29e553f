import * as Y from 'yjs';
import { isId, type AccountId, type TagId } from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { textOf } from './text-document.ts';

/** Somebody in a room, by the name the server knows. */
export interface PresentPerson {
  readonly id: AccountId;
  readonly name: string;
}

/** What a page says of itself; the server adds `user` and takes no other one. */
export interface OwnPresence {
  readonly selection: StoredSelection | null;
  readonly tagId: TagId | null;
}

/** Yjs relative positions as JSON: they follow the text as it changes. */
export interface StoredSelection {
  readonly anchor: unknown;
  readonly head: unknown;
}

/** Another page in the room, its selection in offsets of the text as it is now. */
export interface Peer {
  readonly clientId: number;
  readonly user: PresentPerson;
  /** `head` is where the caret stands; anchor and head are equal for a bare caret. */
  readonly selection: { readonly anchor: number; readonly head: number } | null;
  readonly tagId: TagId | null;
}

/** A selection to share, from offsets into the text. */
export function storeSelection(doc: Y.Doc, anchor: number, head: number): StoredSelection {
  const text = textOf(doc);
  return {
    anchor: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, anchor)),
    head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, head)),
  };
}

/** Everybody else in a text's room. States come from other pages: what cannot be read is left out. */
export function readPeers(
  doc: Y.Doc,
  states: ReadonlyMap<number, unknown>,
  ownClientId: number,
): Peer[] {
  return [...states].flatMap(([clientId, state]) => {
    const peer = clientId === ownClientId ? null : readPeer(doc, clientId, state);
    return peer === null ? [] : [peer];
  });
}

function readPeer(doc: Y.Doc, clientId: number, state: unknown): Peer | null {
  if (!isRecord(state)) return null;
  const user = readPerson(state['user']);
  if (user === null) return null;
  const { selection, tagId } = state;
  return {
    clientId,
    user,
    selection: isRecord(selection) ? readSelection(doc, selection) : null,
    tagId: isId(tagId) ? (tagId as TagId) : null,
  };
}

function readPerson(user: unknown): PresentPerson | null {
  if (!isRecord(user) || !isId(user['id']) || typeof user['name'] !== 'string') return null;
  const id = user['id'] as AccountId;
  return { id, name: user['name'] };
}

function readSelection(
  doc: Y.Doc,
  { anchor, head }: Readonly<Record<string, unknown>>,
): Peer['selection'] {
  const anchorIndex = indexOf(doc, anchor);
  const headIndex = indexOf(doc, head);
  return anchorIndex === null || headIndex === null
    ? null
    : { anchor: anchorIndex, head: headIndex };
}

function indexOf(doc: Y.Doc, json: unknown): number | null {
  if (!isRecord(json)) return null;
  try {
    const position = Y.createRelativePositionFromJSON(json);
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
    return absolute?.type === textOf(doc) ? absolute.index : null;
  } catch {
    return null; // an id Yjs cannot follow: the peer has no selection we can draw
  }
}
