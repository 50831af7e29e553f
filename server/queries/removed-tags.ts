import type { ArticleId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle } from '#server/authorized.ts';
import { teamLayerOf } from '#server/db/layers.ts';
import { removedTagsOf } from '#server/db/tag-history.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** Longer lists are for nobody to look through. */
const REMOVED_SHOWN = 200;

/** The tags of the team that were removed from an article, the newest first. */
export const removedTags =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const articleId = knownId<ArticleId>(givenId, 'article');
    await authorizedArticle(database, actor, { articleId, verb: 'see' });
    const layer = await teamLayerOf(database, articleId);
    if (layer === null) throw refusals.notFound('article');
    return removedTagsOf(database, { layerId: layer.id, limit: REMOVED_SHOWN });
  };
