import * as Y from 'yjs';
import { CLOCK_LIMIT } from './limits.ts';

/** What an update says, learnt without applying it. */
export interface UpdateShape {
  /** Per client id, the clocks its structs span: from, up to but without to. */
  readonly clients: ReadonlyMap<number, ClockRange>;
  /** Whether structs are missing in the middle of it. */
  readonly hasGap: boolean;
  readonly deletes: DeleteSet;
}

export interface ClockRange {
  readonly from: number;
  readonly to: number;
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Decodes an update to its end; null when it is none, or when its clocks are beyond reason. */
export function shapeOf(update: Uint8Array): UpdateShape | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const clients = new Map<number, ClockRange>();
    for (const { id, length } of structs) {
      const known = clients.get(id.client);
      const to = id.clock + length;
      if (!(to <= CLOCK_LIMIT)) return null;
      clients.set(id.client, { from: known?.from ?? id.clock, to });
    }
    const hasGap = structs.some((struct) => struct instanceof Y.Skip);
    return { clients, hasGap, deletes: ds };
  } catch {
    return null; // Yjs throws on malformed bytes
  }
}

/** Whether it builds on updates the document has not seen. */
export function isAhead(shape: UpdateShape, doc: Y.Doc): boolean {
  if (shape.hasGap) return true;
  return [...shape.clients].some(([client, { from }]) => from > Y.getState(doc.store, client));
}

/** The client ids under which it brings structs the document does not have. */
export function newsClients(shape: UpdateShape, doc: Y.Doc): number[] {
  return [...shape.clients].flatMap(([client, { to }]) =>
    to > Y.getState(doc.store, client) ? [client] : [],
  );
}

/** Whether applying it would change the document at all. */
export function isNews(shape: UpdateShape, doc: Y.Doc): boolean {
  if (newsClients(shape, doc).length > 0) return true;
  const deleted = Y.createDeleteSetFromStructStore(doc.store);
  return [...shape.deletes.clients].some(([client, ranges]) =>
    ranges.some((range) => !isCovered(range, deleted.clients.get(client) ?? [])),
  );
}

interface DeletedRange {
  readonly clock: number;
  readonly len: number;
}

function isCovered({ clock, len }: DeletedRange, known: readonly DeletedRange[]): boolean {
  return known.some((other) => other.clock <= clock && clock + len <= other.clock + other.len);
}
