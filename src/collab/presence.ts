import type * as Y from 'yjs';
import { isDeskMode, type DeskMode } from '#domain/desk-mode.ts';
import { isId, type AccountId, type TagId } from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { caretAt, indexesOfCarets, type Caret, type CaretSelection } from './carets.ts';
import { isCharacterId } from './moves.ts';
import { textOf } from './text-document.ts';

/** Somebody in a room, by the name the server knows. */
export interface PresentPerson {
  readonly id: AccountId;
  readonly name: string;
}

/** What a page says of itself; the server adds `user` and takes no other one. */
export interface OwnPresence {
  readonly selection: CaretSelection | null;
  readonly tagId: TagId | null;
  /** What the page's keyboard is for. */
  readonly mode: DeskMode;
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
export function storeSelection(doc: Y.Doc, anchor: number, head: number): CaretSelection {
  const text = textOf(doc);
  return { anchor: caretAt(text, anchor), head: caretAt(text, head) };
}

/** Everybody else in a text's room. States come from other pages: what cannot be read is left out. */
export function readPeers(
  doc: Y.Doc,
  states: ReadonlyMap<number, unknown>,
  ownClientId: number,
): Peer[] {
  const present = [...states].flatMap(([clientId, state]) => {
    const presence = clientId === ownClientId ? null : readPresence(state);
    return presence === null ? [] : [{ clientId, ...presence }];
  });
  const carets = present.flatMap(({ selection }) =>
    selection === null ? [] : [selection.anchor, selection.head],
  );
  const indexes = indexesOfCarets(doc, carets).values();
  const nextIndex = (): number => indexes.next().value ?? 0;
  return present.map((peer) => ({
    ...peer,
    selection: peer.selection && { anchor: nextIndex(), head: nextIndex() },
  }));
}

/** The mode a page says it is in; null when it says none that we know. */
export function presentModeOf(state: unknown): DeskMode | null {
  const said = isRecord(state) ? state['mode'] : null;
  return isDeskMode(said) ? said : null;
}

function readPresence(state: unknown): (Omit<OwnPresence, 'mode'> & Pick<Peer, 'user'>) | null {
  const user = isRecord(state) ? readPerson(state['user']) : null;
  if (!isRecord(state) || user === null) return null;
  const { selection, tagId } = state;
  return {
    user,
    selection: readSelection(selection),
    tagId: isId(tagId) ? (tagId as TagId) : null,
  };
}

function readPerson(user: unknown): PresentPerson | null {
  if (!isRecord(user) || !isId(user['id']) || typeof user['name'] !== 'string') return null;
  return { id: user['id'] as AccountId, name: user['name'] };
}

function readSelection(value: unknown): CaretSelection | null {
  if (!isRecord(value)) return null;
  const { anchor, head } = value;
  return isCaret(anchor) && isCaret(head) ? { anchor, head } : null;
}

function isCaret(value: unknown): value is Caret {
  return value === null || isCharacterId(value);
}
