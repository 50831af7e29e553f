import type { Log } from '#server/log.ts';
import type { NamedEdit, Outcome } from './entry.ts';

/** An edit in a document's log whose rows are not written yet. */
interface Unprojected {
  readonly edit: string;
  readonly seq: number;
}

/**
 * Lines that follow one edit through this node, by a name that its row in the log
 * carries too: accepted, committed, told to others, shown in rows. Only at the level
 * `debug`; else nothing is kept and nothing written. Never what was edited.
 */
export class EditTrace {
  readonly #log: Log;
  readonly #nodeId: string;
  readonly #isOn: boolean;
  readonly #unprojected = new Map<string, Unprojected[]>();

  constructor(log: Log, nodeId: string) {
    this.#log = log;
    this.#nodeId = nodeId;
    this.#isOn = log.isLevelEnabled('debug');
  }

  accepted(edit: NamedEdit): void {
    if (this.#isOn) this.#tell(edit, {}, 'edit accepted');
  }

  settled(edit: NamedEdit, outcome: Outcome): void {
    if (!this.#isOn) return;
    if (outcome.type !== 'committed') return this.#tell(edit, outcome, 'edit not taken');
    const waiting = this.#unprojected.get(edit.docId) ?? [];
    waiting.push({ edit: this.#nameOf(edit), seq: outcome.seq });
    this.#unprojected.set(edit.docId, waiting);
    this.#tell(edit, { seq: outcome.seq }, 'edit committed');
  }

  told(edit: NamedEdit): void {
    if (this.#isOn) this.#tell(edit, {}, 'edit told to others');
  }

  projected(documents: readonly { readonly docId: string; readonly seq: number }[]): void {
    if (!this.#isOn) return;
    for (const { docId, seq } of documents) {
      const waiting = this.#unprojected.get(docId) ?? [];
      const left = waiting.filter((one) => one.seq > seq);
      if (left.length > 0) this.#unprojected.set(docId, left);
      else this.#unprojected.delete(docId);
      for (const { edit, seq: at } of waiting.filter((one) => one.seq <= seq)) {
        this.#log.debug({ edit, document: docId, seq: at }, 'edit shown in rows');
      }
    }
  }

  #tell(edit: NamedEdit, more: object, words: string): void {
    this.#log.debug({ edit: this.#nameOf(edit), document: edit.docId, ...more }, words);
  }

  #nameOf({ nodeSeq }: NamedEdit): string {
    return `${this.#nodeId}/${nodeSeq}`;
  }
}
