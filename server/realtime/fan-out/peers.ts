import type { SilentNode } from '#domain/health/health.ts';

interface Peer {
  /** What people call it; '' before it said. */
  name: string;
  heardAt: number;
}

/** The other nodes, as far as they were heard of lately. */
export class Peers {
  readonly #peers = new Map<string, Peer>();
  /** Gone without a word, by name: for whoever wants to know what became of them. */
  readonly #missing = new Map<string, SilentNode>();
  readonly #goneAfterMs: number;
  readonly #missingForMs: number;

  constructor(goneAfterMs: number, missingForMs: number) {
    this.#goneAfterMs = goneAfterMs;
    this.#missingForMs = missingForMs;
  }

  get ids(): readonly string[] {
    return [...this.#peers.keys()];
  }

  has(nodeId: string): boolean {
    return this.#peers.has(nodeId);
  }

  /** Notes a sign of life; true when the node was not known. */
  hear(nodeId: string, now: number): boolean {
    const known = this.#peers.get(nodeId);
    if (known !== undefined) known.heardAt = now;
    else this.#peers.set(nodeId, { name: '', heardAt: now });
    return known === undefined;
  }

  /** A node says what it is called: one of that name that was missed is back. */
  call(nodeId: string, name: string): void {
    const known = this.#peers.get(nodeId);
    if (known !== undefined) known.name = name;
    this.#missing.delete(name);
  }

  /** Forgets a node; false when it was not known. */
  forget(nodeId: string): boolean {
    return this.#peers.delete(nodeId);
  }

  /** Forgets and answers those that were silent for too long. */
  expire(now: number): string[] {
    const gone = [...this.#peers].filter(([, { heardAt }]) => now - heardAt > this.#goneAfterMs);
    for (const [nodeId, { name, heardAt }] of gone) {
      this.#peers.delete(nodeId);
      if (name !== '') this.#missing.set(name, { name, heardAt });
    }
    return gone.map(([nodeId]) => nodeId);
  }

  /** Those among these nodes, and those that went without a word not long ago, by name. */
  silent(nodeIds: readonly string[], now: number): SilentNode[] {
    for (const [name, { heardAt }] of this.#missing) {
      if (now - heardAt > this.#missingForMs) this.#missing.delete(name);
    }
    const quiet = nodeIds.flatMap((nodeId) => this.#peers.get(nodeId) ?? []);
    return [...quiet.filter(({ name }) => name !== ''), ...this.#missing.values()].map(
      ({ name, heardAt }) => ({ name, heardAt }),
    );
  }
}
