import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import type { Block } from '#domain/text/block.ts';
import { anchorSpan, resolveAnchors } from '#collab/anchors.ts';
import type { Anchor } from '#collab/records.ts';
import { readText, seedText, textOf } from '#collab/text-document.ts';
import {
  documentOfText,
  TextBinding,
  type BrokenInvariant,
  type StateHost,
} from '#editor/binding.ts';
import { CutMemory } from '#editor/cut-memory.ts';
import { TextHistory } from '#editor/history.ts';
import { positionOf } from '#editor/positions.ts';

/** One person's editor without a view: a state bound to a document of its own. */
export class Replica implements StateHost {
  readonly doc = new Y.Doc();
  readonly binding: TextBinding;
  readonly history: TextHistory;
  readonly broken: BrokenInvariant[] = [];
  readonly #cuts: CutMemory;
  state: EditorState;

  constructor(update: Uint8Array, clientId: number) {
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, update);
    this.state = EditorState.create({ doc: documentOfText(this.doc) });
    this.#cuts = new CutMemory(this.doc);
    this.binding = new TextBinding(this, this.doc, {
      onBeforeWrite: (writing) => {
        this.history.beforeWrite(writing);
        this.#cuts.beforeWrite(writing);
      },
      onAfterWrite: (writing) => this.#cuts.afterWrite(writing),
      onInvariantBroken: (broken) => this.broken.push(broken),
    });
    this.history = new TextHistory(this, this.doc, this.binding);
  }

  get text(): string {
    return readText(textOf(this.doc));
  }

  updateState(state: EditorState): void {
    this.state = state;
  }

  /** One edit, undone on its own. */
  edit(change: (tr: Transaction) => Transaction): void {
    this.history.seal();
    this.binding.dispatch(change(this.state.tr));
  }

  /** The position of an offset, as a command would find it. */
  at(offset: number): number {
    return positionOf(this.state.doc, offset);
  }

  select(start: number, end: number): void {
    const { tr, doc } = this.state;
    this.binding.dispatch(tr.setSelection(TextSelection.create(doc, this.at(start), this.at(end))));
  }

  anchor(words: string): Anchor {
    const start = this.text.indexOf(words);
    return anchorSpan(textOf(this.doc), start, start + words.length);
  }

  /** The words an anchor stands on, or null when it is detached. */
  wordsOf(anchor: Anchor): string | null {
    const [span] = resolveAnchors(this.doc, [anchor]);
    return span?.state === 'placed' ? span.quote : null;
  }

  destroy(): void {
    this.history.destroy();
    this.binding.destroy();
    this.doc.destroy();
  }
}

/** Three replicas of one seeded article. */
export function replicasOf(blocks: readonly Block[]): [Replica, Replica, Replica] {
  const seeded = new Y.Doc();
  seeded.clientID = 1;
  seedText(seeded, blocks);
  const update = Y.encodeStateAsUpdate(seeded);
  return [new Replica(update, 2), new Replica(update, 3), new Replica(update, 4)];
}

export interface HasDocument {
  readonly doc: Y.Doc;
}

/**
 * Brings what each of the replicas knows to all of them, until none has news: Yjs
 * tidies formatting when it hears of others', and that is news again.
 */
export function synchronize(replicas: readonly HasDocument[]): void {
  let heard = true;
  const listen = (): void => {
    heard = true;
  };
  for (const { doc } of replicas) doc.on('update', listen);
  while (heard) {
    heard = false;
    for (const from of replicas) for (const to of replicas) if (from !== to) send(from, to);
  }
  for (const { doc } of replicas) doc.off('update', listen);
}

function send(from: HasDocument, to: HasDocument): void {
  const missing = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc));
  Y.applyUpdate(to.doc, missing, 'network');
}
