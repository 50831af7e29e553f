import * as Y from 'yjs';
import { canonicalJson } from '#domain/canonical-json.ts';

/** A value that this replica wrote, in whose place another stands whose author did not know of it. */
export interface Overwritten {
  readonly recordId: string;
  readonly key: string;
  readonly mine: unknown;
}

/**
 * Watches maps of records for values written here that lose to others of the same moment, be it
 * one of a second or one of a week offline. Who changes a value they have seen overwrites nothing.
 * What was written under the client ids of `earlier` pages was written here, too. The answer ends it.
 */
export function watchOverwritten(
  records: Y.Map<unknown>,
  onOverwritten: (overwritten: Overwritten) => void,
  earlier: ReadonlySet<number>,
): () => void {
  const own = new Set<number>();
  const isOwn: IsOwn = ({ id }) => own.has(id.client) || earlier.has(id.client);
  const observe = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void => {
    // A replica is given another id when somebody else has its own.
    if (transaction.local) own.add(transaction.doc.clientID);
    else for (const event of events) for (const lost of lostIn(event, isOwn)) onOverwritten(lost);
  };
  records.observeDeep(observe);
  return () => records.unobserveDeep(observe);
}

type IsOwn = (item: Y.Item) => boolean;

function lostIn(event: Y.YEvent<Y.AbstractType<unknown>>, isOwn: IsOwn): Overwritten[] {
  const [recordId, ...deeper] = event.path;
  if (typeof recordId !== 'string' || deeper.length > 0) return [];
  return [...event.changes.keys.keys()].flatMap((key) => {
    const lost = lostAt(event, key, isOwn);
    return lost === null ? [] : [{ recordId, key, mine: valueOf(lost) }];
  });
}

/** The own value that stood until now, unless the author of the new one knew it or says the same. */
function lostAt(
  { target, transaction }: Y.YEvent<Y.AbstractType<unknown>>,
  key: string,
  isOwn: IsOwn,
): Y.Item | null {
  const standing = target._map.get(key);
  if (standing === undefined || standing.deleted || isOwn(standing)) return null;
  let known = standing.origin;
  // A key's values stand in a row, the last of them valid; each knew the one it was written over.
  for (let item = standing.left; item !== null; item = item.left) {
    if (Y.compareIDs(item.lastId, known)) known = item.origin;
    else if (isOwn(item) && isLostNow(item, transaction))
      return canonicalJson(valueOf(item)) === canonicalJson(valueOf(standing)) ? null : item;
  }
  return null;
}

function valueOf({ content }: Y.Item): unknown {
  return content.getContent().at(-1);
}

function isLostNow({ id, content }: Y.Item, { deleteSet }: Y.Transaction): boolean {
  return content instanceof Y.ContentAny && Y.isDeleted(deleteSet, id);
}
