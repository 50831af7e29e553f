import type { ArticleId, TagId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle } from '#server/authorized.ts';
import { teamLayerOf } from '#server/db/layers.ts';
import { stepsOfTag } from '#server/db/tag-history.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** More is a story nobody reads beside a text. */
const STEPS_SHOWN = 200;

/** Who did what to a tag of the team, as the server observed it, the newest first. */
export const tagHistory =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, given: { readonly articleId: string; readonly tagId: string }) => {
    const articleId = knownId<ArticleId>(given.articleId, 'article');
    const tagId = knownId<TagId>(given.tagId, 'tag');
    await authorizedArticle(database, actor, { articleId, verb: 'see' });
    const layer = await teamLayerOf(database, articleId);
    if (layer === null) throw refusals.notFound('tag');
    return stepsOfTag(database, { layerId: layer.id, tagId, limit: STEPS_SHOWN });
  };
