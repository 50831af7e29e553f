import type * as Y from 'yjs';

/** The updates a document emits while `change` runs: what is stored and told is these, never what came in. */
export function emittedBy(doc: Y.Doc, change: () => void): Uint8Array[] {
  const emitted: Uint8Array[] = [];
  const collect = (update: Uint8Array) => void emitted.push(update);
  doc.on('update', collect);
  try {
    change();
  } finally {
    doc.off('update', collect);
  }
  return emitted;
}

/**
 * Drops what cannot be integrated yet; Yjs would keep it for ever and try it again
 * with each update. Answers whether there was nothing to drop.
 */
export function dropPending({ store }: Y.Doc): boolean {
  if (store.pendingStructs === null && store.pendingDs === null) return true;
  store.pendingStructs = null;
  store.pendingDs = null;
  return false;
}
