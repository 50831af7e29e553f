import type { Codebook } from '#domain/codebook/codebook.ts';
import { storedCodebook } from '#domain/codebook/parse-codebook.ts';
import type { CodebookUsage } from '#domain/codebook/usage.ts';
import type { AccountId, ProjectId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';
import { storableJson, storableText } from './storable.ts';

/** A codebook as a version of a project's. */
export interface CodebookVersion {
  readonly version: number;
  readonly codebook: Codebook;
}

/** Of rooms that belong to no project any more. */
export const NO_CODEBOOK: CodebookVersion = {
  version: 0,
  codebook: { kinds: [], linkTypes: [] },
};

interface StoredVersion {
  readonly version: number;
  readonly codebook: unknown;
}

/** What a project is tagged by now. */
export async function currentCodebookOf(
  db: Queryable,
  projectId: ProjectId,
): Promise<CodebookVersion | null> {
  const rows = await db.query<StoredVersion>(
    `select codebook_version.version, codebook_version.codebook
     from project
     join codebook_version on codebook_version.project_id = project.id
      and codebook_version.version = project.codebook_version
     where project.id = $1`,
    [projectId],
  );
  return readVersion(rows);
}

/** Which version a project is tagged by, and a mark that differs once any of its articles changed. */
export async function codebookStateOf(
  db: Queryable,
  projectId: ProjectId,
): Promise<{ readonly version: number; readonly articlesMark: string } | null> {
  const [row] = await db.query<{ version: number; articlesMark: string }>(
    `select codebook_version as version,
       coalesce((
         select changed_at::text
         from article
         where project_id = project.id
         order by changed_at desc
         limit 1
       ), '') as "articlesMark"
     from project
     where id = $1`,
    [projectId],
  );
  return row ?? null;
}

/** The codebook a project is tagged by now. */
export async function codebookOf(db: Queryable, projectId: ProjectId): Promise<Codebook | null> {
  return (await currentCodebookOf(db, projectId))?.codebook ?? null;
}

export async function codebookAt(
  db: Queryable,
  projectId: ProjectId,
  version: number,
): Promise<CodebookVersion | null> {
  const rows = await db.query<StoredVersion>(
    `select version, codebook
     from codebook_version
     where project_id = $1 and version = $2`,
    [projectId, version],
  );
  return readVersion(rows);
}

function readVersion([row]: readonly StoredVersion[]): CodebookVersion | null {
  return row === undefined
    ? null
    : { version: row.version, codebook: storedCodebook(row.codebook) };
}

/** The current version, which nobody else changes until the transaction ends. */
export async function lockCodebook(
  tx: Queryable,
  projectId: ProjectId,
): Promise<CodebookVersion | null> {
  await tx.query('select from project where id = $1 for no key update', [projectId]);
  return currentCodebookOf(tx, projectId);
}

interface NewVersion {
  readonly projectId: ProjectId;
  readonly version: number;
  readonly codebook: Codebook;
  readonly note: string;
  readonly createdBy: AccountId;
}

/** Adds a version, by which the project is tagged from now on. */
export async function insertCodebookVersion(tx: Queryable, added: NewVersion): Promise<void> {
  const { projectId, version, codebook, note, createdBy } = added;
  await tx.query(
    `insert into codebook_version (project_id, version, codebook, note, created_by)
     values ($1, $2, $3, $4, $5)`,
    [projectId, version, JSON.stringify(storableJson(codebook)), storableText(note), createdBy],
  );
  await tx.query('update project set codebook_version = $2 where id = $1', [projectId, version]);
}

export interface VersionSummary {
  readonly version: number;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** The newest versions first; those further back are reached by their number. */
const VERSIONS_LISTED = 200;

export async function codebookVersionsOf(
  db: Queryable,
  projectId: ProjectId,
): Promise<VersionSummary[]> {
  return db.query<VersionSummary>(
    `select codebook_version.version, codebook_version.note, account.name as "createdBy",
            codebook_version.created_at as "createdAt"
     from codebook_version
     join account on account.id = codebook_version.created_by
     where codebook_version.project_id = $1
     order by codebook_version.version desc
     limit ${VERSIONS_LISTED}`,
    [projectId],
  );
}

/** How often the tags and links of a project use each thing that a codebook can name. */
export async function codebookUsageOf(db: Queryable, projectId: ProjectId): Promise<CodebookUsage> {
  const rows = await db.query<{ address: string; uses: number }>(
    `with layer_of as (
       select layer.id
       from layer
       join article on article.id = layer.article_id
       where article.project_id = $1
     ),
     tag_of as (
       select kind, label, fields, id, layer_id
       from tag
       where layer_id in (select id from layer_of)
     ),
     value_of as (
       select kind, field.key as field, field.value
       from tag_of, jsonb_each(fields) as field
     )
     select kind as address, count(*)::integer as uses
     from tag_of
     group by kind
     union all
     select kind || '/label/' || label, count(*)::integer
     from tag_of
     where label is not null
     group by kind, label
     union all
     select tag_of.kind || '/part/' || tag_span.part, count(distinct (tag_of.layer_id, tag_of.id))::integer
     from tag_of
     join tag_span on tag_span.layer_id = tag_of.layer_id and tag_span.tag_id = tag_of.id
     group by tag_of.kind, tag_span.part
     union all
     select kind || '/field/' || field, count(*)::integer
     from value_of
     group by kind, field
     union all
     select kind || '/field/' || field || '/' || choice, count(*)::integer
     from value_of,
       lateral (
         select value #>> '{}' as choice where jsonb_typeof(value) = 'string'
         union all
         select item #>> '{}'
         from jsonb_array_elements(
           case jsonb_typeof(value) when 'array' then value else '[]' end
         ) as item
         where jsonb_typeof(item) = 'string'
       ) as chosen
     where length(choice) <= 40
     group by kind, field, choice
     union all
     select '/link/' || type, count(*)::integer
     from link
     where layer_id in (select id from layer_of)
     group by type`,
    [projectId],
  );
  return Object.fromEntries(rows.map(({ address, uses }) => [address, uses]));
}
