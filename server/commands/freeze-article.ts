import * as v from 'valibot';
import { roomName } from '#collab/rooms.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle, authorizedProject, checkNotArchived } from '#server/authorized.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { setArticleState, type Article } from '#server/db/articles.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import { setWritable } from '#server/db/documents.ts';
import { reviseTo } from '#server/db/revisions.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { articleId, read } from './input.ts';
import { readArticle } from './read-article.ts';

const freezing = v.object({ articleId });

type Given = v.InferInput<typeof freezing>;

/**
 * Closes an article's text for writing and makes a numbered revision of it, in one
 * moment: what was committed before is in the revision, nothing is appended after.
 */
export const freezeArticle =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: Given): Promise<{ readonly revision: number }> => {
    const article = await freezable(database, actor, read(freezing, input).articleId);

    return database.transaction(async (tx) => {
      await close(tx, article.id);
      const by = actor.accountId;
      const asRead = await readArticle(tx, article.id);
      const { number } = await reviseTo(tx, { articleId: article.id, by, ...asRead });
      await tell(tx, actor, { article, verb: 'article.frozen', detail: { revision: number } });
      return { revision: number };
    });
  };

/** Opens a frozen text again; its revision stays. */
export const unfreezeArticle =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: Given): Promise<void> => {
    const article = await freezable(database, actor, read(freezing, input).articleId);

    await database.transaction(async (tx) => {
      await setWritable(tx, textName(article.id), true);
      if (!(await setArticleState(tx, article.id, 'open')))
        throw refusals.conflict('not-frozen', texts.refusals.articles.notFrozen);
      await tell(tx, actor, { article, verb: 'article.unfrozen', detail: {} });
    });
  };

async function freezable(database: Database, actor: Actor, articleId: ArticleId): Promise<Article> {
  const { article } = await authorizedArticle(database, actor, { articleId, verb: 'freeze' });
  const { projectId } = article;
  const { project } = await authorizedProject(database, actor, { projectId, verb: 'see' });
  checkNotArchived(project);
  return article;
}

async function close(tx: Queryable, articleId: ArticleId): Promise<void> {
  await setWritable(tx, textName(articleId), false);
  if (!(await setArticleState(tx, articleId, 'frozen')))
    throw refusals.conflict('already-frozen', texts.refusals.articles.frozenAlready);
}

function textName(id: ArticleId): string {
  return roomName({ type: 'text', id });
}

interface Told {
  readonly article: Article;
  readonly verb: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Everybody who has the article open, on commit, and the audit trail. */
async function tell(tx: Queryable, actor: Actor, { article, verb, detail }: Told): Promise<void> {
  const { id, workspaceId } = article;
  await notifyAccessChange(tx, { workspaceId, articleId: id });
  await insertAuditEvent(tx, {
    workspaceId,
    actorId: actor.accountId,
    verb,
    subject: id,
    detail,
  });
}
