import type { Codebook } from '#domain/codebook/codebook.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** The codebook a project is tagged by now. */
export async function codebookOf(db: Queryable, projectId: ProjectId): Promise<Codebook | null> {
  const [row] = await db.query<{ codebook: Codebook }>(
    `select codebook_version.codebook
     from project
     join codebook_version on codebook_version.project_id = project.id
      and codebook_version.version = project.codebook_version
     where project.id = $1`,
    [projectId],
  );
  return row?.codebook ?? null;
}
