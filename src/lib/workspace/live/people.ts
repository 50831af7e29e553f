import type { Peer } from '#collab/presence.ts';
import type { AccountId, TagId } from '#domain/ids.ts';

/** Somebody else in the article, however many pages they have it open on. */
export interface PresentPerson {
  readonly id: AccountId;
  readonly name: string;
  /** The offset where they are in the text; null when they are nowhere in it. */
  readonly place: number | null;
  readonly tagId: TagId | null;
}

/** The people behind pages, each once, without oneself; a page with a place speaks for the others. */
export function peopleOf(peers: readonly Peer[], me: AccountId): readonly PresentPerson[] {
  const people = new Map<AccountId, PresentPerson>();
  for (const { user, selection, tagId } of peers) {
    if (user.id === me) continue;
    const known = people.get(user.id);
    const place = selection?.head ?? known?.place ?? null;
    people.set(user.id, {
      id: user.id,
      name: user.name,
      place,
      tagId: tagId ?? known?.tagId ?? null,
    });
  }
  return [...people.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}
