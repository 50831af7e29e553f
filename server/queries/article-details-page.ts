import { can, PROJECT } from '#domain/access/access.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle, authorizedProject } from '#server/authorized.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** What is said about an article, beside its text. */
export const articleDetailsPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const articleId = knownId<ArticleId>(givenId, 'article');
    const { article, role } = await authorizedArticle(database, actor, { articleId, verb: 'see' });
    const { projectId } = article;
    const { project } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const mayChange = can(role, 'change-article', PROJECT) && project.archivedAt === null;
    return { article, project, mayChange };
  };
