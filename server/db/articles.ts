import type { AccountId, ArticleId, ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** What is said about an article, beside its text. */
export interface ArticleFields {
  readonly title: string;
  readonly outlet: string;
  readonly byline: string;
  /** `YYYY-MM-DD`, or null when not known. */
  readonly publishedOn: string | null;
  readonly url: string;
  /** A BCP 47 tag, or empty. */
  readonly language: string;
}

export interface Article extends ArticleFields {
  readonly id: ArticleId;
  readonly projectId: ProjectId;
  readonly workspaceId: WorkspaceId;
  readonly state: 'open' | 'frozen';
}

interface NewArticle {
  readonly id: ArticleId;
  readonly projectId: ProjectId;
  readonly fields: ArticleFields;
  readonly createdBy: AccountId;
}

export async function insertArticle(db: Queryable, article: NewArticle): Promise<void> {
  const { title, outlet, byline, publishedOn, url, language } = article.fields;
  await db.query(
    `insert into article
       (id, project_id, title, outlet, byline, published_on, url, language, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      article.id,
      article.projectId,
      title,
      outlet,
      byline,
      publishedOn,
      url,
      language,
      article.createdBy,
    ],
  );
}

export async function articleById(db: Queryable, id: ArticleId): Promise<Article | null> {
  const [article] = await db.query<Article>(
    `select article.id, article.project_id as "projectId", project.workspace_id as "workspaceId",
            article.title, article.outlet, article.byline, article.published_on as "publishedOn",
            article.url, article.language, article.state
     from article
     join project on project.id = article.project_id
     where article.id = $1`,
    [id],
  );
  return article ?? null;
}

export async function setArticleFields(
  db: Queryable,
  id: ArticleId,
  fields: ArticleFields,
): Promise<void> {
  const { title, outlet, byline, publishedOn, url, language } = fields;
  await db.query(
    `update article
     set title = $2, outlet = $3, byline = $4, published_on = $5, url = $6, language = $7,
         changed_at = now()
     where id = $1`,
    [id, title, outlet, byline, publishedOn, url, language],
  );
}

/** Whether that changed anything. */
export async function setArticleState(
  tx: Queryable,
  id: ArticleId,
  state: Article['state'],
): Promise<boolean> {
  const changed = await tx.query(
    `update article
     set state = $2, changed_at = now()
     where id = $1
       and state <> $2
     returning id`,
    [id, state],
  );
  return changed.length > 0;
}

export interface LikelyDuplicate {
  readonly id: ArticleId;
  readonly title: string;
  readonly because: 'text' | 'title' | 'url';
}

const DUPLICATES_NAMED = 3; // enough to decide by

/** Articles of the project with this very text, this title or this address. */
export async function likelyDuplicates(
  db: Queryable,
  projectId: ProjectId,
  article: { readonly title: string; readonly url: string; readonly sha256: string },
): Promise<LikelyDuplicate[]> {
  return db.query<LikelyDuplicate>(
    `select article.id, article.title,
            case
              when article_text.sha256 = $4 then 'text'
              when lower(article.title) = lower($2) then 'title'
              else 'url'
            end as because
     from article
     left join article_text on article_text.article_id = article.id
     where article.project_id = $1
       and (article_text.sha256 = $4
            or lower(article.title) = lower($2)
            or ($3 <> '' and article.url = $3))
     order by article_text.sha256 = $4 desc nulls last, article.changed_at desc
     limit ${DUPLICATES_NAMED}`,
    [projectId, article.title, article.url, article.sha256],
  );
}

/** The titles of those of these articles that are the workspace's. */
export async function articleTitles(
  db: Queryable,
  workspaceId: WorkspaceId,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, string>> {
  const rows = await db.query<{ id: ArticleId; title: string }>(
    `select article.id, article.title
     from article
     join project on project.id = article.project_id
     where article.id = any ($2)
       and project.workspace_id = $1`,
    [workspaceId, ids],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
