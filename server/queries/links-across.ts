import type { ArticleId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle } from '#server/authorized.ts';
import { linksAcross as readLinksAcross } from '#server/db/links.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** More is nothing a desk can show. */
const LINKS_SHOWN = 1_000;

/** The links between an article and the others of its project. */
export const linksAcross =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, given: { readonly articleId: string }) => {
    const articleId = knownId<ArticleId>(given.articleId, 'article');
    await authorizedArticle(database, actor, { articleId, verb: 'see' });
    return readLinksAcross(database, { articleId, limit: LINKS_SHOWN });
  };
