import * as Y from 'yjs';
import { firstReaching, type Struct } from './update-shape.ts';

/** Finds structs of a document and of an update on top of it; null for what is in neither. */
export function createStructFinder(structs: readonly Struct[], doc: Y.Doc) {
  const structsByClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const others = structsByClient.get(struct.id.client);
    if (others === undefined) structsByClient.set(struct.id.client, [struct]);
    else others.push(struct);
  }
  return (id: Y.ID): Struct | null => {
    const isKnown = id.clock < Y.getState(doc.store, id.client);
    const inOrder = (isKnown ? doc.store.clients : structsByClient).get(id.client) ?? [];
    const struct = inOrder[firstReaching(inOrder, id.clock)];
    return struct !== undefined && struct.id.clock <= id.clock ? struct : null;
  };
}
