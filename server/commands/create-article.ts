import * as v from 'valibot';
import { newId, type ArticleId, type LayerId } from '#domain/ids.ts';
import { countWords } from '#domain/text/article-text.ts';
import { textOfBlocks, type Block } from '#domain/text/block.ts';
import { sha256 } from '#domain/text/hash.ts';
import { roomName } from '#collab/rooms.ts';
import { emptyDocument, textDocument } from '#collab/fresh-documents.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject, checkNotArchived } from '#server/authorized.ts';
import {
  insertArticle,
  likelyDuplicates,
  type ArticleFields,
  type LikelyDuplicate,
} from '#server/db/articles.ts';
import { writeArticleText } from '#server/db/article-texts.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import type { Queryable } from '#server/db/database.ts';
import { createDocument } from '#server/db/documents.ts';
import { insertTeamLayer } from '#server/db/layers.ts';
import type { Project } from '#server/db/projects.ts';
import { readArticleBlocks } from './article-blocks.ts';
import { articleFields } from './article-fields.ts';
import type { CommandDependencies } from './dependencies.ts';
import { projectId, read } from './input.ts';

const newArticle = v.object({
  projectId,
  ...articleFields,
  /** As `Block[]`; checked on its own. */
  blocks: v.unknown(),
  /** Make it although there is one like it. */
  acceptDuplicate: v.boolean(),
});

export type CreatedArticle =
  | { readonly type: 'created'; readonly articleId: ArticleId }
  | { readonly type: 'likely-duplicate'; readonly duplicates: readonly LikelyDuplicate[] };

/** Makes an article with its documents and the team's layer, or names those it is likely to repeat. */
export const createArticle =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof newArticle>): Promise<CreatedArticle> => {
    const { projectId, blocks: given, acceptDuplicate, ...fields } = read(newArticle, input);
    const verb = 'create-article';
    const { project } = await authorizedProject(database, actor, { projectId, verb });
    checkNotArchived(project);
    const blocks = readArticleBlocks(given);
    const duplicates = acceptDuplicate
      ? []
      : await duplicatesOf(database, { project, fields, blocks });
    if (duplicates.length > 0) return { type: 'likely-duplicate', duplicates };

    return database.transaction(async (tx) => {
      const { articleId } = await seedArticle(tx, actor, { project, fields, blocks });
      await insertAuditEvent(tx, {
        workspaceId: project.workspaceId,
        actorId: actor.accountId,
        verb: 'article.created',
        subject: articleId,
        detail: { title: fields.title },
      });
      return { type: 'created', articleId };
    });
  };

interface Seed {
  readonly project: Pick<Project, 'id'>;
  readonly fields: ArticleFields;
  readonly blocks: readonly Block[];
}

/** The rows and documents of a new article, within a transaction. */
export async function seedArticle(
  tx: Queryable,
  actor: Pick<Actor, 'accountId'>,
  { project, fields, blocks }: Seed,
): Promise<{ articleId: ArticleId; layerId: LayerId }> {
  const articleId = newId<ArticleId>();
  const layerId = newId<LayerId>();
  const text = textOfBlocks(blocks);
  const by = actor.accountId;

  await insertArticle(tx, { id: articleId, projectId: project.id, fields, createdBy: by });
  await insertTeamLayer(tx, layerId, articleId);
  await createDocument(tx, roomName({ type: 'text', id: articleId }), textDocument(blocks), by);
  await createDocument(tx, roomName({ type: 'layer', id: layerId }), emptyDocument(), by);
  await createDocument(tx, roomName({ type: 'review', id: layerId }), emptyDocument(), by);
  await createDocument(tx, roomName({ type: 'thread', id: layerId }), emptyDocument(), by);
  await writeArticleText(tx, {
    articleId,
    seq: 1,
    text,
    sha256: await sha256(text),
    wordCount: countWords(text),
  });
  return { articleId, layerId };
}

async function duplicatesOf(
  db: Queryable,
  { project, fields, blocks }: Seed,
): Promise<LikelyDuplicate[]> {
  const hash = await sha256(textOfBlocks(blocks));
  return likelyDuplicates(db, project.id, { ...fields, sha256: hash });
}
