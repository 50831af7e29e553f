import type { ProjectId } from '#domain/ids.ts';

/** A project as a list shows it. */
export interface ProjectRow {
  readonly id: ProjectId;
  readonly name: string;
  readonly articles: number;
  readonly tags: number;
  readonly entities: number;
  readonly quotes: number;
  readonly claims: number;
  readonly changedAt: Date;
}
