import type { WorkspaceHealth } from '#domain/health/health.ts';
import { askServer } from '$lib/workspace/ask-server.ts';

/** What the page knows of the server's health, asked for anew while somebody looks. */
export class LiveHealth {
  health: WorkspaceHealth;
  /** Why what is shown may be old; null when it is fresh. */
  problem = $state.raw<string | null>(null);
  readonly #address: string;

  constructor(health: WorkspaceHealth, address: string) {
    this.health = $state.raw(health);
    this.#address = address;
  }

  async refresh(): Promise<void> {
    const answer = await askServer(this.#address);
    if (answer.ok) this.health = answer.value as WorkspaceHealth;
    this.problem = answer.ok ? null : answer.message;
  }
}
