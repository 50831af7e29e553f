import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { PreparedStatement, Queryable } from './database.ts';

/**
 * How far the rows of a document have come: the log's seq, the text's seq its offsets
 * are of, and the version of the codebook they were checked against.
 */
export interface Watermark {
  readonly docId: string;
  readonly seq: number;
  readonly textSeq: number;
  readonly codebookVersion: number;
  /** Who wrote them. */
  readonly nodeId: string;
}

/** One at a time keeps the rows of an article or a register; held until the transaction ends. */
export async function lockProjection(tx: Queryable, subject: string): Promise<void> {
  await tx.query(LOCK_PROJECTION, [subject]);
}

const LOCK_PROJECTION: PreparedStatement = {
  name: 'lock_projection',
  text: `select pg_advisory_xact_lock(hashtext('projection'), hashtext($1))`,
};

export async function watermarksOf(
  db: Queryable,
  docIds: readonly string[],
): Promise<ReadonlyMap<string, Watermark>> {
  const rows = await db.query<Watermark>(WATERMARKS_OF, [docIds]);
  return new Map(rows.map((row) => [row.docId, row]));
}

const WATERMARKS_OF: PreparedStatement = {
  name: 'watermarks_of',
  text: `
    select doc_id as "docId", seq, text_seq as "textSeq",
           codebook_version as "codebookVersion", node_id as "nodeId"
    from projection
    where doc_id = any ($1)`,
};

const SET_WATERMARKS: PreparedStatement = {
  name: 'set_watermarks',
  text: `
    insert into projection (doc_id, seq, text_seq, codebook_version, node_id)
    select *
    from unnest($1::text[], $2::bigint[], $3::bigint[], $4::integer[], $5::text[])
    on conflict (doc_id) do update
    set seq = excluded.seq, text_seq = excluded.text_seq,
        codebook_version = excluded.codebook_version,
        node_id = excluded.node_id, at = excluded.at`,
};

export async function setWatermarks(
  tx: Queryable,
  watermarks: readonly Watermark[],
): Promise<void> {
  await tx.query(SET_WATERMARKS, [
    watermarks.map(({ docId }) => docId),
    watermarks.map(({ seq }) => seq),
    watermarks.map(({ textSeq }) => textSeq),
    watermarks.map(({ codebookVersion }) => codebookVersion),
    watermarks.map(({ nodeId }) => nodeId),
  ]);
}

/** The node that wrote the rows of any of these documents last, if that was lately; null when nobody did. */
export async function keeperOf(
  db: Queryable,
  docIds: readonly string[],
  withinMs: number,
): Promise<string | null> {
  const [row] = await db.query<{ nodeId: string }>(
    `select node_id as "nodeId"
     from projection
     where doc_id = any ($1) and at > now() - make_interval(secs => $2 / 1000.0)
     order by at desc
     limit 1`,
    [docIds, withinMs],
  );
  return row?.nodeId ?? null;
}

/** Whether the rows of a register say all that is in its log. */
export async function isRegisterCurrent(db: Queryable, projectId: ProjectId): Promise<boolean> {
  const [row] = await db.query<{ current: boolean }>(
    `select coalesce(p.seq >= h.seq, false) as current
     from doc_head h
     left join projection p using (doc_id)
     where h.doc_id = 'register/' || $1`,
    [projectId],
  );
  return row?.current === true;
}

/** Documents whose rows are behind their log. */
export async function documentsBehind(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ docId: string }>(
    `select h.doc_id as "docId"
     from doc_head h
     left join projection p using (doc_id)
     where p.seq is null or p.seq < h.seq
     order by h.doc_id`,
  );
  return rows.map(({ docId }) => docId);
}

/** Projects with tags that were checked against an earlier codebook than today's. */
export async function projectsBehindCodebook(db: Queryable): Promise<ProjectId[]> {
  const rows = await db.query<{ id: ProjectId }>(
    `select distinct project.id
     from project
     join article on article.project_id = project.id
     join layer on layer.article_id = article.id
     join projection on projection.doc_id = 'layer/' || layer.id
     where projection.codebook_version < project.codebook_version`,
  );
  return rows.map(({ id }) => id);
}

/** A few of a project's articles whose tags were checked against an earlier codebook, any of them. */
export async function articlesBehindCodebook(
  db: Queryable,
  projectId: ProjectId,
  limit: number,
): Promise<ArticleId[]> {
  const rows = await db.query<{ id: ArticleId }>(
    `select article.id
     from project
     join article on article.project_id = project.id
     join layer on layer.article_id = article.id
     join projection on projection.doc_id = 'layer/' || layer.id
     where project.id = $1 and projection.codebook_version < project.codebook_version
     group by article.id
     order by random() -- nodes that work on one project rarely meet
     limit $2`,
    [projectId, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Whether the rows of an article say all that is in the logs of its text, its layers and
 * their reviews, checked against the codebook as it is now.
 */
export async function isArticleCurrent(db: Queryable, articleId: ArticleId): Promise<boolean> {
  const [row] = await db.query<{ current: boolean }>(
    `with text as (select seq from doc_head where doc_id = 'text/' || $1),
     codebook as (
       select project.codebook_version as version
       from article join project on project.id = article.project_id
       where article.id = $1
     ),
     document as (
       select 'text/' || $1 as doc_id
       union all
       select room || '/' || id
       from layer cross join (values ('layer'), ('review'), ('thread')) as rooms(room)
       where article_id = $1
     )
     select not exists (
       select from document
       join doc_head h using (doc_id)
       left join projection p using (doc_id)
       where p.seq is null
         or p.seq < h.seq
         or (doc_id ~ '^(layer|thread)/' and p.text_seq < (select seq from text))
         or (doc_id like 'layer/%' and p.codebook_version < (select version from codebook))
     ) as current`,
    [articleId],
  );
  return row?.current === true;
}

/** A projected row as text, to be compared with another. */
export interface KeptRow {
  readonly table: string;
  readonly row: string;
}

export async function rowsOfArticle(db: Queryable, articleId: ArticleId): Promise<KeptRow[]> {
  return db.query<KeptRow>(
    `with layer_of as (select id from layer where article_id = $1)
     select 'tag' as table, to_jsonb(r)::text as row
     from tag r where layer_id in (select id from layer_of)
     union all
     select 'tag_span', to_jsonb(r)::text
     from tag_span r where layer_id in (select id from layer_of)
     union all
     select 'link', to_jsonb(r)::text
     from link r where layer_id in (select id from layer_of)
     union all
     select 'tag_entity', to_jsonb(r)::text
     from tag_entity r where layer_id in (select id from layer_of)
     union all
     select 'article_entity', to_jsonb(r)::text from article_entity r where article_id = $1
     union all
     select 'tag_decision', to_jsonb(r)::text
     from tag_decision r where layer_id in (select id from layer_of)
     union all
     select 'thread', to_jsonb(r)::text
     from thread r where layer_id in (select id from layer_of)
     union all
     select 'comment', to_jsonb(r)::text
     from comment r where layer_id in (select id from layer_of)
     union all
     select 'article_text', to_jsonb(r)::text from article_text r where article_id = $1
     union all
     select 'article_tally', to_jsonb(r)::text from article_tally r where article_id = $1`,
    [articleId],
  );
}

export async function rowsOfRegister(db: Queryable, projectId: ProjectId): Promise<KeptRow[]> {
  return db.query<KeptRow>(
    `select 'entity' as table, to_jsonb(r)::text as row from entity r where project_id = $1`,
    [projectId],
  );
}

/** Forgets marks beyond the logs given: rows that claim to be of the future would never be written again. */
export async function forgetWatermarksAhead(
  tx: Queryable,
  logs: readonly { readonly docId: string; readonly seq: number }[],
): Promise<void> {
  const textSeq = logs.find(({ docId }) => docId.startsWith('text/'))?.seq ?? 0;
  await tx.query(
    `delete from projection p
     using unnest($1::text[], $2::bigint[]) as log(doc_id, seq)
     where p.doc_id = log.doc_id
       and (p.seq > log.seq or p.text_seq > $3)`,
    [logs.map(({ docId }) => docId), logs.map(({ seq }) => seq), textSeq],
  );
}
