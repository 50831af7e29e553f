import { can, PROJECT } from '#domain/access/access.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { listArticles, type ArticleListRequest } from '#server/db/article-list.ts';
import { threadTallies } from '#server/db/threads.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** A page of the list: short enough to paint at once, long enough to scan. */
export const ARTICLES_A_PAGE = 50;

export interface ArticleListView extends Omit<
  ArticleListRequest,
  'projectId' | 'limit' | 'offset'
> {
  /** From 1. */
  readonly page: number;
}

/** A project with one page of its articles. */
export const projectPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string, { page, ...filter }: ArticleListView) => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    const { project, role } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const { articles, count } = await listArticles(database, {
      projectId,
      ...filter,
      limit: ARTICLES_A_PAGE,
      offset: (page - 1) * ARTICLES_A_PAGE,
    });
    const threads = await threadTallies(database, {
      accountId: actor.accountId,
      articleIds: articles.map(({ id }) => id),
    });
    return {
      project,
      may: {
        createArticle: can(role, 'create-article', PROJECT) && project.archivedAt === null,
        export: can(role, 'export', PROJECT),
      },
      articles,
      threads: new Map(threads.map(({ articleId, ...tally }) => [articleId, tally])),
      count,
      pages: Math.max(1, Math.ceil(count / ARTICLES_A_PAGE)),
    };
  };
