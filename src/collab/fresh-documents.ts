import * as Y from 'yjs';
import type { Block } from '#domain/text/block.ts';
import { seedText } from './text-document.ts';

/** The update a new text document begins with. */
export function textDocument(blocks: readonly Block[]): Uint8Array {
  const doc = new Y.Doc();
  seedText(doc, blocks);
  return Y.encodeStateAsUpdate(doc);
}

/** The update a new layer, review or register begins with. */
export function emptyDocument(): Uint8Array {
  return Y.encodeStateAsUpdate(new Y.Doc());
}
