/** The other nodes, as far as they were heard of lately. */
export class Peers {
  readonly #heardAt = new Map<string, number>();
  readonly #goneAfterMs: number;

  constructor(goneAfterMs: number) {
    this.#goneAfterMs = goneAfterMs;
  }

  get ids(): readonly string[] {
    return [...this.#heardAt.keys()];
  }

  has(nodeId: string): boolean {
    return this.#heardAt.has(nodeId);
  }

  /** Notes a sign of life; true when the node was not known. */
  hear(nodeId: string, now: number): boolean {
    const isNew = !this.#heardAt.has(nodeId);
    this.#heardAt.set(nodeId, now);
    return isNew;
  }

  /** Forgets a node; false when it was not known. */
  forget(nodeId: string): boolean {
    return this.#heardAt.delete(nodeId);
  }

  /** Forgets and answers those that were silent for too long. */
  expire(now: number): string[] {
    const gone = [...this.#heardAt]
      .filter(([, heardAt]) => now - heardAt > this.#goneAfterMs)
      .map(([nodeId]) => nodeId);
    for (const nodeId of gone) this.#heardAt.delete(nodeId);
    return gone;
  }
}
