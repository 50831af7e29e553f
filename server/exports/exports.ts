import * as v from 'valibot';
import { canonicalJson } from '#domain/canonical-json.ts';
import { filtered, type Dataset } from '#domain/formats/dataset.ts';
import { FORMAT_IDS, FORMATS } from '#domain/formats/formats.ts';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import { REVIEW_STATES } from '#domain/review/decision.ts';
import { sha256 } from '#domain/text/hash.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle, authorizedProject } from '#server/authorized.ts';
import { read } from '#server/commands/input.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { currentCodebookOf } from '#server/db/codebooks.ts';
import { articleIdsAfter, datasetRow } from '#server/db/dataset-articles.ts';
import type { Database } from '#server/db/database.ts';
import type { Project } from '#server/db/projects.ts';
import { reviseTo } from '#server/db/revisions.ts';
import { refusals } from '#server/errors.ts';
import type { Log } from '#server/log.ts';
import type { Realtime } from '#server/realtime/index.ts';
import { knownId } from '#server/queries/ids.ts';
import { texts } from '#texts/texts.ts';
import { datasetArticle, revisedTags } from './dataset-article.ts';
import { fileName } from './file-name.ts';
import { writerOf, type Writer } from './writers.ts';

export interface ExportDependencies {
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  /** Keeps the rows that are read here in step with the documents. */
  readonly realtime: Pick<Realtime, 'settle' | 'settleRegister'>;
}

/** A file being made: its pieces are made as they are taken, and no further. */
export interface Export {
  readonly fileName: string;
  readonly mediaType: string;
  readonly pieces: AsyncGenerator<string>;
}

const exportRequest = v.object({
  format: v.picklist(FORMAT_IDS, texts.input.exportFormat(FORMAT_IDS)),
  review: v.nullable(v.picklist(REVIEW_STATES, texts.input.exportReview(REVIEW_STATES))),
  people: v.picklist(['named', 'ids'], texts.input.exportPeople),
  formulas: v.picklist(['guarded', 'kept'], texts.input.exportFormulas),
});

export type ExportRequest = v.InferOutput<typeof exportRequest>;
/** As it came in an address. */
export type GivenRequest = Readonly<Record<keyof ExportRequest, string | null>>;

export type Exports = ReturnType<typeof createExports>;

/** Datasets as files: of a project or of one article. */
export function createExports(dependencies: ExportDependencies) {
  const { database } = dependencies;
  return {
    async project(actor: Actor, givenId: string, given: GivenRequest): Promise<Export> {
      const projectId = knownId<ProjectId>(givenId, 'project');
      const request = read(exportRequest, given);
      const { project } = await authorizedProject(database, actor, { projectId, verb: 'export' });
      const articleIds = allArticles(database, projectId);
      const subject = { id: projectId, name: project.name };
      return start(dependencies, { actor, request, project, subject, articleIds });
    },

    async article(actor: Actor, givenId: string, given: GivenRequest): Promise<Export> {
      const articleId = knownId<ArticleId>(givenId, 'article');
      const request = read(exportRequest, given);
      const { article } = await authorizedArticle(database, actor, { articleId, verb: 'export' });
      const { projectId } = article;
      const { project } = await authorizedProject(database, actor, { projectId, verb: 'export' });
      const subject = { id: articleId, name: article.title };
      return start(dependencies, { actor, request, project, subject, articleIds: [articleId] });
    },
  };
}

interface Order {
  readonly actor: Actor;
  readonly request: ExportRequest;
  readonly project: Project;
  /** What is exported, for the file's name and the audit trail. */
  readonly subject: { readonly id: string; readonly name: string };
  readonly articleIds: Iterable<ArticleId> | AsyncIterable<ArticleId>;
}

async function start(dependencies: ExportDependencies, order: Order): Promise<Export> {
  const { actor, request, project, subject } = order;
  const { database, realtime, now } = dependencies;
  await realtime.settleRegister(project.id);
  const dataset = await datasetOf(database, project, request);
  const pieces = await begun(write(dependencies, order, dataset));
  const { format, review } = request;
  await insertAuditEvent(database, {
    workspaceId: project.workspaceId,
    actorId: actor.accountId,
    verb: 'dataset.exported',
    subject: subject.id,
    detail: { format, review },
  });
  const { mediaType } = FORMATS[format];
  return { fileName: fileName(subject.name, now(), format), mediaType, pieces };
}

async function datasetOf(
  database: Database,
  { id, name }: Project,
  { review, people }: ExportRequest,
): Promise<Dataset> {
  const current = await currentCodebookOf(database, id);
  if (current === null) throw refusals.notFound('project');
  const { version, codebook: definition } = current;
  const codebook = { version, sha256: await sha256(canonicalJson(definition)), definition };
  return { project: { id, name }, codebook, filter: { review }, people };
}

async function* write(
  dependencies: ExportDependencies,
  { actor, request, articleIds }: Order,
  dataset: Dataset,
): AsyncGenerator<string> {
  const writer = writerOf(request.format, request.formulas);
  try {
    yield writer.begin(dataset);
    for await (const articleId of articleIds)
      yield await writeArticle(dependencies, { actor, articleId, dataset, writer });
  } catch (error) {
    // By now the answer has begun and can only break off: the log says why.
    dependencies.log.error({ error, projectId: dataset.project.id }, 'an export failed');
    throw error;
  }
}

interface ArticleOrder {
  readonly actor: Actor;
  readonly articleId: ArticleId;
  readonly dataset: Dataset;
  readonly writer: Writer;
}

async function writeArticle(
  { database, realtime }: ExportDependencies,
  { actor, articleId, dataset, writer }: ArticleOrder,
): Promise<string> {
  await realtime.settle(articleId);
  const row = await datasetRow(database, articleId);
  if (row === null) return ''; // deleted since the export began
  const revision = await database.transaction((tx) =>
    reviseTo(tx, { articleId, ...row, tags: revisedTags(row), by: actor.accountId }),
  );
  const article = datasetArticle(row, revision, dataset.codebook.definition);
  return writer.article(dataset, filtered(article, dataset.filter));
}

/** Few enough to be asked for often, many enough that asking is cheap. */
const ARTICLES_A_BATCH = 500;

async function* allArticles(database: Database, projectId: ProjectId): AsyncGenerator<ArticleId> {
  let after: ArticleId | null = null;
  do {
    const ids: ArticleId[] = await articleIdsAfter(database, projectId, {
      after,
      limit: ARTICLES_A_BATCH,
    });
    yield* ids;
    after = ids.at(-1) ?? null;
  } while (after !== null);
}

/** The same pieces, with the first article made already: what is wrong from the start is still an answer. */
async function begun(pieces: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const first = [await pieces.next(), await pieces.next()];
  return (async function* () {
    try {
      for (const { done, value } of first) if (done !== true) yield value;
      yield* pieces;
    } finally {
      await pieces.return(undefined);
    }
  })();
}
