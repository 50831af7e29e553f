import * as Y from 'yjs';
import { CLOCK_LIMIT } from './limits.ts';

/** What an update says, learnt without applying it. */
export interface UpdateShape {
  readonly structs: readonly Struct[];
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

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
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
    return { structs, clients, hasGap, deletes: ds };
  } catch {
    return null; // Yjs throws on malformed bytes
  }
}

/** The client ids whose structs an update of the log has. */
export function clientsIn(update: Uint8Array): number[] {
  return [...Y.parseUpdateMeta(update).to.keys()];
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

/**
 * Whether applying it would change what the document says. Yjs tidies away formatting
 * marks that make no difference, in every replica that meets them, also in one that
 * may only read: their deletion is no change.
 */
export function isNews(shape: UpdateShape, doc: Y.Doc): boolean {
  if (newsClients(shape, doc).length > 0) return true;
  return [...shape.deletes.clients].some(([client, ranges]) => {
    const structs = doc.store.clients.get(client) ?? [];
    return ranges.some((range) => deletesContent(range, structs));
  });
}

function deletesContent(
  { clock, len }: { clock: number; len: number },
  structs: readonly Struct[],
): boolean {
  const end = clock + len;
  for (let at = firstReaching(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at];
    if (struct === undefined || struct.id.clock >= end) return false;
    if (struct instanceof Y.Item && !struct.deleted && struct.countable) return true;
  }
  return false;
}

/** The index of the first struct that ends behind a clock; structs of a client are in order, without gaps. */
export function firstReaching(structs: readonly Struct[], clock: number): number {
  let low = 0;
  let high = structs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct !== undefined && struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
