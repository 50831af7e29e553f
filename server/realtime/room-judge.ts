import {
  roomAccess,
  type RoomAccess,
  type RoomDescription,
  type RoomState,
} from '#domain/access/room-access.ts';
import type { Room as RoomAddress } from '#collab/rooms.ts';
import type { Actor } from '#server/access.ts';
import type { Validation } from '#server/auth/sessions.ts';
import type { Queryable } from '#server/db/database.ts';
import { findRoom, type RoomPlace } from '#server/db/rooms.ts';

/** Answers who a `Cookie` header belongs to. */
export interface Authenticates {
  readonly validate: (cookieHeader: string | null) => Promise<Validation>;
}

/** What someone may do in a room now, or why they may not even be there. */
export type Judgement =
  | {
      readonly type: 'welcome';
      readonly actor: Actor;
      readonly mayWrite: boolean;
      /** The version the room's project is tagged by. */
      readonly codebookVersion: number;
    }
  | { readonly type: 'signed-out' }
  | { readonly type: 'forbidden' }
  | { readonly type: 'not-found' };

export interface Asking {
  readonly cookie: string | null;
  readonly address: RoomAddress;
}

/**
 * Judges cookies and rooms against the database as it is. Within one judge each
 * cookie and each room is asked for once: make a new one for every occasion.
 */
export function createJudge(db: Queryable, auth: Authenticates) {
  const validations = new Map<string | null, Promise<Validation>>();
  const places = new Map<string, Promise<RoomPlace | null>>();
  return async function judge({ cookie, address }: Asking): Promise<Judgement> {
    const { actor } = await remembered(validations, cookie, () => auth.validate(cookie));
    if (actor === null) return { type: 'signed-out' };
    const key = `${address.type}/${address.id}`;
    const place = await remembered(places, key, () => findRoom(db, address));
    if (place === null) return { type: 'not-found' };
    const { mayRead, mayWrite } = accessOf(actor, address, place);
    const { codebookVersion } = place;
    return mayRead ? { type: 'welcome', actor, mayWrite, codebookVersion } : { type: 'forbidden' };
  };
}

function accessOf(actor: Actor, address: RoomAddress, place: RoomPlace): RoomAccess {
  const role = actor.roles.get(place.workspaceId) ?? null;
  const description = describe(actor, address, place);
  return description === null ? { mayRead: false, mayWrite: false } : roomAccess(role, description);
}

function describe(actor: Actor, address: RoomAddress, place: RoomPlace): RoomDescription | null {
  const state = stateOf(actor, address, place);
  return state && { ...state, isArchived: place.isArchived };
}

function stateOf(actor: Actor, address: RoomAddress, place: RoomPlace): RoomState | null {
  switch (address.type) {
    case 'text':
      return place.article === null ? null : { type: 'text', article: place.article };
    case 'layer':
    case 'review':
    case 'thread': {
      if (place.layer === null) return null;
      const { party, state, accountId } = place.layer;
      return { type: address.type, layer: { party, state, own: accountId === actor.accountId } };
    }
    case 'register':
      return { type: 'register' };
  }
}

function remembered<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  ask: () => Promise<Value>,
): Promise<Value> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
