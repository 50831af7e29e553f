import * as Y from 'yjs';

type Step = Y.UndoManager['undoStack'][number];

/**
 * The steps of this replica over maps of records, each of one transaction. A value is taken
 * back where it is still the one that the step has set; what anybody has set there since stays,
 * and with it the record that it was set in.
 * Yjs by itself takes two values that were set at the same moment for a conflict, and leaves
 * none of them, nor the one before. Replayed one at a time, by `undoNewest` and `redoNewest`.
 */
export class RecordSteps extends Y.UndoManager {
  /** Records that the step made which is replayed, and of which others said something since. */
  #shared: ReadonlySet<Y.Item> = new Set();

  constructor(scope: Y.Map<unknown> | Y.Map<unknown>[], origin: unknown) {
    super(scope, {
      trackedOrigins: new Set([origin]),
      captureTimeout: 0,
      ignoreRemoteMapChanges: true,
    });
    this.deleteFilter = (item) => !this.#shared.has(item) && !this.#shared.has(recordOf(item));
  }

  override undo(): Step | null {
    this.#leaveToOthers(this.undoStack.at(-1));
    return super.undo();
  }

  override redo(): Step | null {
    this.#leaveToOthers(this.redoStack.at(-1));
    return super.redo();
  }

  /**
   * Leaves the records that others share in, with all that the step took away for them, and
   * takes the values out of a step in whose place another stands.
   */
  #leaveToOthers(step: Step | undefined): void {
    if (step === undefined) return;
    this.doc.transact((transaction) => {
      const own = new Set<Y.Item>();
      Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
        if (struct instanceof Y.Item) own.add(newestOf(this.doc, struct));
      });
      this.#shared = new Set([...own].filter((item) => isShared(item, this.doc.clientID)));
      const kept = Y.createDeleteSet();
      Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
        if (struct instanceof Y.Item && (this.#shared.size > 0 || isOthers(struct, own))) return;
        const { client, clock } = struct.id;
        const range = { clock, len: struct.length };
        kept.clients.set(client, [...(kept.clients.get(client) ?? []), range]);
      });
      step.deletions = kept;
    });
  }
}

/** An item as an undo has made it anew. */
function newestOf(doc: Y.Doc, item: Y.Item): Y.Item {
  if (item.redone === null) return item;
  const next = Y.getItem(doc.store, item.redone);
  return next instanceof Y.Item ? newestOf(doc, next) : item;
}

/** The item of the record that a value stands in; the value's own where it stands in none. */
function recordOf(item: Y.Item): Y.Item {
  const { parent } = item;
  return (parent instanceof Y.AbstractType ? parent._item : null) ?? item;
}

/** Who made a record and when: the server puts right what a page says of it. */
const ORIGIN: ReadonlySet<string> = new Set(['by', 'at']);

/** Whether an item is a record that stands, of which another replica said something. */
function isShared({ deleted, content }: Y.Item, clientId: number): boolean {
  if (deleted || !(content instanceof Y.ContentType)) return false;
  return [...content.type._map].some(
    ([key, value]) => !ORIGIN.has(key) && !value.deleted && value.id.client !== clientId,
  );
}

/** Whether another value than an own one stands where this one stood. */
function isOthers({ parent, parentSub }: Y.Item, own: ReadonlySet<Y.Item>): boolean {
  if (parentSub === null || !(parent instanceof Y.AbstractType)) return false;
  const standing = parent._map.get(parentSub);
  return standing !== undefined && !standing.deleted && !own.has(standing);
}
