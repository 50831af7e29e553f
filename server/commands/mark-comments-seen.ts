import * as v from 'valibot';
import type { Actor } from '#server/access.ts';
import { authorizedArticle } from '#server/authorized.ts';
import { teamLayerOf } from '#server/db/layers.ts';
import { markSeen } from '#server/db/threads.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { articleId, commentId, read } from './input.ts';

/** More than any article shows at once; the page asks again for the rest. */
const COMMENTS_AT_ONCE = 500;

const seen = v.object({
  articleId,
  comments: v.pipe(
    v.array(commentId),
    v.maxLength(COMMENTS_AT_ONCE, texts.input.tooManyComments(COMMENTS_AT_ONCE)),
  ),
});

/** Notes that somebody has read comments; of their own marks alone, so it needs no more than to see them. */
export const markCommentsSeen =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof seen>): Promise<void> => {
    const { articleId, comments } = read(seen, input);
    await authorizedArticle(database, actor, { articleId, verb: 'see' });
    const layer = await teamLayerOf(database, articleId);
    if (layer === null) throw refusals.notFound('article');
    const { accountId } = actor;
    await markSeen(database, { accountId, layerId: layer.id, commentIds: comments });
  };
