import { setTimeout as wait } from 'node:timers/promises';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { Database } from '#server/db/database.ts';
import { articlesBehindCodebook, projectsBehindCodebook } from '#server/db/projections.ts';
import type { Log } from '#server/log.ts';
import { CODEBOOK_BATCH, PROJECTION_DELAY_LAST_MS } from '../limits.ts';
import type { Projector } from './projector.ts';

interface FollowerDependencies {
  readonly database: Database;
  readonly log: Log;
  readonly projector: Projector;
}

/**
 * Checks the tags of a project against its codebook again when there is a new version:
 * article after article, in the background. What is left undone when the server stops,
 * whichever server finds next.
 */
export class CodebookFollower {
  readonly #dependencies: FollowerDependencies;
  readonly #ended = new AbortController();
  /** One walk a project; it looks for more until there is none. */
  readonly #walks = new Map<ProjectId, Promise<void>>();

  constructor(dependencies: FollowerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Follows all codebooks that changed while nobody here listened. */
  async catchUp(): Promise<void> {
    for (const id of await projectsBehindCodebook(this.#dependencies.database)) this.follow(id);
  }

  follow(projectId: ProjectId): void {
    if (this.#walks.has(projectId) || this.#ended.signal.aborted) return;
    const walk = this.#walk(projectId).finally(() => this.#walks.delete(projectId));
    this.#walks.set(projectId, walk);
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await Promise.all(this.#walks.values());
  }

  async #walk(projectId: ProjectId): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      try {
        const batch = await this.#nextBatch(projectId);
        if (batch.length === 0) return;
        for (const id of batch) {
          if (signal.aborted) return;
          await this.#dependencies.projector.now({ type: 'article', id });
        }
      } catch (error) {
        if (signal.aborted) return;
        this.#dependencies.log.warn({ error, projectId }, 'tags wait for their new codebook');
        await wait(PROJECTION_DELAY_LAST_MS, undefined, { signal }).catch(() => {}); // ended while waiting
      }
    }
  }

  #nextBatch(projectId: ProjectId): Promise<ArticleId[]> {
    return articlesBehindCodebook(this.#dependencies.database, projectId, CODEBOOK_BATCH);
  }
}
