import * as v from 'valibot';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import { ALIAS_LIMIT, NAME_LIMIT } from '#domain/limits.ts';
import { inContext, type WordsInContext } from '#domain/text/context.ts';
import { findOccurrences, type OccurrenceOptions } from '#domain/text/occurrences.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject } from '#server/authorized.ts';
import { codebookOf } from '#server/db/codebooks.ts';
import type { Queryable } from '#server/db/database.ts';
import { textsOf } from '#server/db/entity-uses.ts';
import {
  articlesThatMayHold,
  taggedAlready,
  type CandidateArticle,
  type Occurrence,
} from '#server/db/occurrence-texts.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

const search = v.object({
  kind: v.string(),
  names: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LIMIT))),
    v.minLength(1),
    v.maxLength(2 * ALIAS_LIMIT),
  ),
  wholeWords: v.boolean(),
  matchCase: v.boolean(),
});

/** As many as can be looked through; the rest is found once these are tagged. */
export const OCCURRENCES_SHOWN = 2_000;
/** More articles than this hold words that are no name. */
const ARTICLES_SEARCHED = 5_000;
/** Units of text read at once: a few articles of the longest kind, hundreds of the usual. */
const TEXT_AT_ONCE = 4_000_000;
/** Units of text read for one list: beyond, a list would keep its reader waiting. */
const TEXT_SEARCHED = 60_000_000;

export interface FoundOccurrence extends Occurrence {
  readonly title: string;
  readonly context: WordsInContext;
}

export interface FoundOccurrences {
  readonly occurrences: readonly FoundOccurrence[];
  /** Whether these are all there are. */
  readonly isComplete: boolean;
}

/** Where any of some names stand in the articles of a project and no tag of a kind does. */
export const occurrences =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string, given: unknown): Promise<FoundOccurrences> => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    await authorizedProject(database, actor, { projectId, verb: 'see' });
    const asked = v.safeParse(search, given);
    if (!asked.success) throw refusals.invalid(texts.refusals.batches.unsearchable);
    const { kind: kindId, names, ...options } = asked.output;
    const codebook = await codebookOf(database, projectId);
    const kind = codebook?.kinds.find(({ id }) => id === kindId);
    if (kind === undefined) throw refusals.invalid(texts.refusals.batches.noSuchKind);
    const articles = await articlesThatMayHold(database, {
      projectId,
      names,
      matchCase: options.matchCase,
      limit: ARTICLES_SEARCHED + 1,
    });
    const searched = articles.slice(0, ARTICLES_SEARCHED);
    const part = kind.parts[0].id;
    return searchIn(database, searched, {
      names,
      options,
      tags: { kind: kindId, part },
      isComplete: articles.length === searched.length,
    });
  };

interface Search {
  readonly names: readonly string[];
  readonly options: OccurrenceOptions;
  readonly tags: { readonly kind: string; readonly part: string };
  readonly isComplete: boolean;
}

async function searchIn(
  db: Queryable,
  articles: readonly CandidateArticle[],
  { names, options, tags, isComplete }: Search,
): Promise<FoundOccurrences> {
  const found: FoundOccurrence[] = [];
  let read = 0;
  for (const batch of batchesOf(articles)) {
    const texts = await textsOf(
      db,
      batch.map(({ id }) => id),
    );
    const here = batch.flatMap((article) =>
      foundIn(article, texts.get(article.id) ?? '', { names, options }),
    );
    const tagged = await taggedAlready(db, here, tags);
    found.push(...here.filter((_, at) => !tagged.has(at)));
    read += batch.reduce((sum, { length }) => sum + length, 0);
    const isLast = batch.at(-1) === articles.at(-1);
    if (!isLast && (found.length >= OCCURRENCES_SHOWN || read > TEXT_SEARCHED))
      return { occurrences: found.slice(0, OCCURRENCES_SHOWN), isComplete: false };
  }
  return {
    occurrences: found.slice(0, OCCURRENCES_SHOWN),
    isComplete: isComplete && found.length <= OCCURRENCES_SHOWN,
  };
}

function foundIn(
  { id, title }: CandidateArticle,
  text: string,
  { names, options }: Pick<Search, 'names' | 'options'>,
): FoundOccurrence[] {
  const articleId: ArticleId = id;
  return findOccurrences(text, names, options).map((span) => ({
    articleId,
    title,
    ...span,
    context: inContext(text, span),
  }));
}

/** Articles in their order, few enough together that their texts are read at once. */
function* batchesOf(articles: readonly CandidateArticle[]): Generator<readonly CandidateArticle[]> {
  let batch: CandidateArticle[] = [];
  let length = 0;
  for (const article of articles) {
    if (batch.length > 0 && length + article.length > TEXT_AT_ONCE) {
      yield batch;
      [batch, length] = [[], 0];
    }
    batch.push(article);
    length += article.length;
  }
  if (batch.length > 0) yield batch;
}
