import type { ArticleId, ProjectId } from '#domain/ids.ts';
import { SERVER_NAME, type Queryable } from './database.ts';

/** What has rows of its own, by the name people know. */
export type NamedSubject =
  | { readonly type: 'article'; readonly id: ArticleId; readonly name: string }
  | { readonly type: 'register'; readonly id: ProjectId; readonly name: string };

export interface SubjectChoice {
  readonly projectId: string | null;
  readonly articleId: string | null;
}

/** The registers and articles chosen, or all there are: each project's register before its articles. */
export async function subjectsOf(
  db: Queryable,
  { projectId, articleId }: SubjectChoice,
): Promise<NamedSubject[]> {
  return db.query<NamedSubject>(
    `select type, id, name
     from (
       select 'register' as type, id, name, id as project_id
       from project
       where $2::text is null
       union all
       select 'article', id, title, project_id
       from article
       where $2::text is null or id = $2
     ) as subject
     where $1::text is null or project_id = $1
     order by project_id, type desc, id`,
    [projectId, articleId],
  );
}

/** The numbers of an article's revisions whose text is not the one their hash names. */
export async function falselyHashedRevisions(
  db: Queryable,
  articleId: ArticleId,
): Promise<number[]> {
  const rows = await db.query<{ number: number }>(
    `select number
     from revision
     where article_id = $1
       and sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex')
     order by number`,
    [articleId],
  );
  return rows.map(({ number }) => number);
}

/** Whether a Copydesk server works on this database. */
export async function isServed(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ served: boolean }>(
    `select exists (
       select from pg_stat_activity
       where datname = current_database()
         and application_name = $1
     ) as served`,
    [SERVER_NAME],
  );
  return row?.served === true;
}
