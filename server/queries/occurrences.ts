import * as v from 'valibot';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import { otherTags, type StandingTag } from '#domain/layer/standing-tags.ts';
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
  tagsOn,
  type CandidateArticle,
  type Occurrence,
  type OwnPart,
} from '#server/db/occurrence-texts.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

const search = v.object({
  kind: v.string(),
  label: v.nullable(v.string()),
  names: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_LIMIT))),
    v.minLength(1),
    v.maxLength(2 * ALIAS_LIMIT),
  ),
  wholeWords: v.boolean(),
  matchCase: v.boolean(),
});

/** As many as can be looked through, and as are tagged as one step; the rest once these are. */
export const OCCURRENCES_SHOWN = 2_000;
/** Beyond, the count tells a reader nothing: letters that stand in every word are not what anybody looks for. */
const OCCURRENCES_COUNTED = 50_000;
/** Text read at once: a few hundred articles of the usual kind. No more waits while it is looked through. */
const TEXT_AT_ONCE_BYTES = 1_000_000;
/** Text read for one list: beyond, its reader would wait for a number that tells them nothing. */
const TEXT_SEARCHED_BYTES = 60_000_000;

export interface FoundOccurrence extends Occurrence {
  readonly title: string;
  readonly context: WordsInContext;
  /** Tags that call the words something else. */
  readonly others: readonly StandingTag[];
}

/** What comes of looking through the articles of a project, as it comes. */
export type FoundInProject =
  | {
      readonly type: 'more';
      /** In the order of the list; none beyond those it shows. */
      readonly occurrences: readonly FoundOccurrence[];
      /** How many were found by now, listed or not. */
      readonly found: number;
    }
  /** Says whether every article was looked through. */
  | { readonly type: 'end'; readonly isComplete: boolean };

/** Where any of some names stand in the articles of a project and are not yet tagged as a label. */
export const occurrences =
  ({ database }: QueryDependencies) =>
  async (
    actor: Actor,
    givenId: string,
    given: unknown,
  ): Promise<AsyncGenerator<FoundInProject, void>> => {
    const projectId = knownId<ProjectId>(givenId, 'project');
    await authorizedProject(database, actor, { projectId, verb: 'see' });
    const asked = v.safeParse(search, given);
    if (!asked.success) throw refusals.invalid(texts.refusals.batches.unsearchable);
    const { kind, label, names, ...options } = asked.output;
    const codebook = await codebookOf(database, projectId);
    const kinds = codebook?.kinds ?? [];
    if (!kinds.some(({ id }) => id === kind))
      throw refusals.invalid(texts.refusals.batches.noSuchKind);
    const { matchCase } = options;
    const articles = await articlesThatMayHold(database, { projectId, names, matchCase });
    const ownParts = kinds.map(({ id, parts }) => ({ kind: id, part: parts[0].id }));
    return searchIn(database, articles, { names, options, model: { kind, label }, ownParts });
  };

interface Search {
  readonly names: readonly string[];
  readonly options: OccurrenceOptions;
  readonly model: Pick<StandingTag, 'kind' | 'label'>;
  readonly ownParts: readonly OwnPart[];
}

async function* searchIn(
  db: Queryable,
  articles: readonly CandidateArticle[],
  search: Search,
): AsyncGenerator<FoundInProject, void> {
  let found = 0;
  let readBytes = 0;
  for (const batch of batchesOf(articles)) {
    if (readBytes > TEXT_SEARCHED_BYTES || found > OCCURRENCES_COUNTED)
      return yield { type: 'end', isComplete: false };
    const room = Math.max(0, OCCURRENCES_SHOWN - found);
    const { occurrences, count } = await searchBatch(db, batch, { ...search, room });
    found += count;
    readBytes += sizeOf(batch);
    if (count > 0) yield { type: 'more', occurrences, found };
  }
  yield { type: 'end', isComplete: true };
}

async function searchBatch(
  db: Queryable,
  batch: readonly CandidateArticle[],
  { names, options, model, ownParts, room }: Search & { readonly room: number },
): Promise<{ readonly occurrences: readonly FoundOccurrence[]; readonly count: number }> {
  const ids = batch.map(({ id }) => id);
  const texts = await textsOf(db, ids);
  const textOf = (id: ArticleId): string => texts.get(id) ?? '';
  const found = batch.flatMap(({ id: articleId, title }) =>
    findOccurrences(textOf(articleId), names, options).map((span) => ({
      articleId,
      title,
      ...span,
    })),
  );
  const standing = await tagsOn(db, found, ownParts);
  const untagged = found.flatMap((place, at) => {
    const others = otherTags(place, standing.get(at) ?? [], model);
    return others === null ? [] : [{ ...place, others }];
  });
  const occurrences = untagged.slice(0, room).map((place) => ({
    ...place,
    context: inContext(textOf(place.articleId), place),
  }));
  return { occurrences, count: untagged.length };
}

/** Articles in their order, few enough together that their texts are read at once. */
function* batchesOf(articles: readonly CandidateArticle[]): Generator<readonly CandidateArticle[]> {
  let batch: CandidateArticle[] = [];
  let bytes = 0;
  for (const article of articles) {
    if (batch.length > 0 && bytes + article.sizeBytes > TEXT_AT_ONCE_BYTES) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(article);
    bytes += article.sizeBytes;
  }
  if (batch.length > 0) yield batch;
}

function sizeOf(batch: readonly CandidateArticle[]): number {
  return batch.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
