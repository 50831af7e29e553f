import { PROJECT, type Resource, type Verb } from '#domain/access/access.ts';
import type { Role } from '#domain/access/roles.ts';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import { authorize, type Actor } from './access.ts';
import { articleById, type Article } from './db/articles.ts';
import type { Queryable } from './db/database.ts';
import { projectById, type Project } from './db/projects.ts';
import { refusals } from './errors.ts';

/** The project, when the actor may do this to it; refuses otherwise. */
export async function authorizedProject(
  db: Queryable,
  actor: Actor,
  { projectId, verb }: { readonly projectId: ProjectId; readonly verb: Verb },
): Promise<{ readonly project: Project; readonly role: Role }> {
  const project = await projectById(db, projectId);
  if (project === null) throw refusals.notFound('project');
  return { project, role: authorize(actor, project.workspaceId, verb, PROJECT) };
}

/** The article, when the actor may do this to it; refuses otherwise. */
export async function authorizedArticle(
  db: Queryable,
  actor: Actor,
  { articleId, verb }: { readonly articleId: ArticleId; readonly verb: Verb },
): Promise<{ readonly article: Article; readonly role: Role }> {
  const article = await articleById(db, articleId);
  if (article === null) throw refusals.notFound('article');
  const resource: Resource = { type: 'article', state: article.state };
  return { article, role: authorize(actor, article.workspaceId, verb, resource) };
}

/** Refuses to change what is in an archived project: it stays as it is until the project is restored. */
export function checkNotArchived({ archivedAt }: Pick<Project, 'archivedAt'>): void {
  if (archivedAt !== null)
    throw refusals.conflict('project-archived', texts.refusals.projects.archived);
}
