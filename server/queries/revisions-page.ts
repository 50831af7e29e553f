import { tagChanges } from '#domain/layer/tag-changes.ts';
import type { ArticleId } from '#domain/ids.ts';
import { countWords } from '#domain/text/article-text.ts';
import { diffProse } from '#domain/text/prose-diff.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle, authorizedProject } from '#server/authorized.ts';
import { codebookOf } from '#server/db/codebooks.ts';
import type { Database } from '#server/db/database.ts';
import {
  currentText,
  revisedText,
  revisionsOf,
  type ComparedText,
} from '#server/db/revised-texts.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** A number, or `now` for the text as it is. */
export interface GivenComparison {
  readonly from: string | null;
  readonly to: string | null;
}

/** The revisions of an article, the newest first, and what changed between two of them. */
export const revisionsPage =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string, given: GivenComparison) => {
    const articleId = knownId<ArticleId>(givenId, 'article');
    const { article } = await authorizedArticle(database, actor, { articleId, verb: 'see' });
    const { projectId } = article;
    const { project } = await authorizedProject(database, actor, { projectId, verb: 'see' });
    const revisions = await revisionsOf(database, articleId);
    const codebook = await codebookOf(database, projectId);
    return {
      article,
      project,
      revisions: revisions.map(({ text, ...revision }) => ({
        ...revision,
        words: countWords(text),
      })),
      kinds: codebook?.kinds ?? [],
      comparison: given.from === null ? null : await compare(database, articleId, given),
    };
  };

async function compare(db: Database, articleId: ArticleId, { from, to }: GivenComparison) {
  const [older, newer] = [await textAt(db, articleId, from), await textAt(db, articleId, to)];
  const pieces = diffProse(older.text, newer.text);
  return {
    from: older.number,
    to: newer.number,
    pieces,
    /** Null when it was not written down where the tags stood. */
    changes:
      older.tags === null || newer.tags === null
        ? null
        : tagChanges(older.tags, newer.tags, pieces),
  };
}

async function textAt(
  db: Database,
  articleId: ArticleId,
  given: string | null,
): Promise<ComparedText> {
  const isNumber = given !== null && /^[1-9]\d{0,8}$/.test(given);
  const found = isNumber
    ? await revisedText(db, articleId, Number(given))
    : await currentText(db, articleId);
  if (found === null) throw refusals.notFound('revision');
  return found;
}
