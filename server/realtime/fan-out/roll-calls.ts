import type { Visitor } from '../visitors.ts';

interface RollCall {
  readonly waitingFor: Set<string>;
  readonly heard: Visitor[];
  readonly end: () => void;
}

/** Questions to all nodes, each open until everybody has answered or its time is over. */
export class RollCalls {
  readonly #calls = new Map<number, RollCall>();
  #newest = 0;

  /** Opens a call among these nodes: its number, and what they will have said. */
  open(
    nodeIds: readonly string[],
    timeoutMs: number,
  ): { readonly call: number; readonly answers: Promise<Visitor[]> } {
    const call = ++this.#newest;
    const answers = new Promise<Visitor[]>((resolve) => {
      const heard: Visitor[] = [];
      const end = () => {
        clearTimeout(timer);
        this.#calls.delete(call);
        resolve(heard);
      };
      const timer = setTimeout(end, timeoutMs);
      this.#calls.set(call, { waitingFor: new Set(nodeIds), heard, end });
    });
    return { call, answers };
  }

  hear(
    call: number,
    answer: {
      readonly nodeId: string;
      readonly visitors: readonly Visitor[];
      readonly isLast: boolean;
    },
  ): void {
    const asked = this.#calls.get(call);
    if (asked === undefined) return; // too late
    asked.heard.push(...answer.visitors);
    if (answer.isLast) asked.waitingFor.delete(answer.nodeId);
    if (asked.waitingFor.size === 0) asked.end();
  }

  /** Does not wait any longer for a node that is gone. */
  forget(nodeId: string): void {
    for (const { waitingFor, end } of this.#calls.values()) {
      if (waitingFor.delete(nodeId) && waitingFor.size === 0) end();
    }
  }

  close(): void {
    for (const { end } of this.#calls.values()) end();
  }
}
