interface RollCall<Answer> {
  readonly waitingFor: Set<string>;
  readonly heard: Answer[];
  readonly end: () => void;
}

/** What came of a call: the answers, and which nodes gave none in time. */
export interface Called<Answer> {
  readonly heard: readonly Answer[];
  readonly silent: readonly string[];
}

/** Questions to all nodes, each open until everybody has answered or its time is over. */
export class RollCalls<Answer> {
  readonly #calls = new Map<number, RollCall<Answer>>();
  #newest = 0;

  /** Opens a call among these nodes: its number, and what will have come of it. */
  open(
    nodeIds: readonly string[],
    timeoutMs: number,
  ): { readonly call: number; readonly called: Promise<Called<Answer>> } {
    const call = ++this.#newest;
    const called = new Promise<Called<Answer>>((resolve) => {
      const heard: Answer[] = [];
      const waitingFor = new Set(nodeIds);
      const end = () => {
        clearTimeout(timer);
        this.#calls.delete(call);
        resolve({ heard, silent: [...waitingFor] });
      };
      const timer = setTimeout(end, timeoutMs);
      this.#calls.set(call, { waitingFor, heard, end });
    });
    return { call, called };
  }

  hear(
    call: number,
    answer: {
      readonly nodeId: string;
      readonly answers: readonly Answer[];
      readonly isLast: boolean;
    },
  ): void {
    const asked = this.#calls.get(call);
    if (asked === undefined) return; // too late
    asked.heard.push(...answer.answers);
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
