import type { Codebook } from '#domain/codebook/codebook.ts';
import type { AccountId, ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

export interface Project {
  readonly id: ProjectId;
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
  readonly name: string;
  readonly codebookVersion: number;
  readonly archivedAt: Date | null;
}

interface NewProject {
  readonly id: ProjectId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly codebook: Codebook;
  readonly createdBy: AccountId;
}

/** A project with the first version of its codebook. */
export async function insertProject(db: Queryable, project: NewProject): Promise<void> {
  await db.query(
    `insert into project (id, workspace_id, name, codebook_version, created_by)
     values ($1, $2, $3, 1, $4)`,
    [project.id, project.workspaceId, project.name, project.createdBy],
  );
  await db.query(
    `insert into codebook_version (project_id, version, codebook, created_by)
     values ($1, 1, $2, $3)`,
    [project.id, JSON.stringify(project.codebook), project.createdBy],
  );
}

export async function projectById(db: Queryable, id: ProjectId): Promise<Project | null> {
  const [project] = await db.query<Project>(
    `select project.id, project.workspace_id as "workspaceId",
            workspace.name as "workspaceName", project.name,
            project.codebook_version as "codebookVersion", project.archived_at as "archivedAt"
     from project
     join workspace on workspace.id = project.workspace_id
     where project.id = $1`,
    [id],
  );
  return project ?? null;
}

export interface ProjectSummary {
  readonly id: ProjectId;
  readonly name: string;
  readonly archivedAt: Date | null;
  readonly articles: number;
  readonly tags: number;
  readonly entities: number;
  readonly quotes: number;
  readonly claims: number;
  readonly changedAt: Date;
}

/** The projects of a workspace with what is in them, the latest changed first. */
export async function projectSummariesOf(
  db: Queryable,
  workspaceId: WorkspaceId,
): Promise<ProjectSummary[]> {
  return db.query<ProjectSummary>(
    `select project.id, project.name, project.archived_at as "archivedAt",
            count(article.id)::integer as articles,
            coalesce(sum(article_tally.tags), 0)::integer as tags,
            coalesce(sum(article_tally.entities), 0)::integer as entities,
            coalesce(sum(article_tally.quotes), 0)::integer as quotes,
            coalesce(sum(article_tally.claims), 0)::integer as claims,
            greatest(project.created_at, max(article.changed_at)) as "changedAt"
     from project
     left join article on article.project_id = project.id
     left join article_tally on article_tally.article_id = article.id
     where project.workspace_id = $1
     group by project.id
     order by "changedAt" desc, project.id`,
    [workspaceId],
  );
}

export async function setProjectName(db: Queryable, id: ProjectId, name: string): Promise<void> {
  await db.query(
    `update project
     set name = $2
     where id = $1`,
    [id, name],
  );
}

export async function setProjectArchived(
  db: Queryable,
  id: ProjectId,
  archived: boolean,
): Promise<void> {
  await db.query(
    `update project
     set archived_at = case when $2 then coalesce(archived_at, now()) end
     where id = $1`,
    [id, archived],
  );
}
