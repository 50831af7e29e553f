import * as v from 'valibot';
import type { Actor } from '#server/access.ts';
import { authorizedArticle, authorizedProject, checkNotArchived } from '#server/authorized.ts';
import { setArticleFields } from '#server/db/articles.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { articleFields } from './article-fields.ts';
import type { CommandDependencies } from './dependencies.ts';
import { articleId, read } from './input.ts';

const change = v.object({ articleId, ...articleFields });

/** Corrects what is said about an article; its text is not touched. */
export const changeArticleFields =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof change>): Promise<void> => {
    const { articleId, ...fields } = read(change, input);
    const verb = 'change-article';
    const { article } = await authorizedArticle(database, actor, { articleId, verb });
    const { projectId } = article;
    const { project } = await authorizedProject(database, actor, { projectId, verb });
    checkNotArchived(project);

    await database.transaction(async (tx) => {
      await setArticleFields(tx, articleId, fields);
      await insertAuditEvent(tx, {
        workspaceId: article.workspaceId,
        actorId: actor.accountId,
        verb: 'article.fields-changed',
        subject: articleId,
      });
    });
  };
