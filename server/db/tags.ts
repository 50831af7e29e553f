import type { AccountId, ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import type { Queryable } from './database.ts';
import { LINKS_CHANNEL } from './links.ts';
import { storableJson } from './storable.ts';

/** Who made a record and when (milliseconds since 1970). */
interface Made {
  readonly by: AccountId | null;
  readonly at: number;
}

export interface TagRow extends Made {
  readonly id: string;
  readonly kind: string;
  readonly label: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly digest: string;
  readonly quote: string;
  readonly start: number | null;
  readonly detached: boolean;
  /** Null when nothing is wrong with it. */
  readonly problem: readonly Problem[] | null;
  readonly spans: readonly SpanRow[];
}

/** Half-open in UTF-16 units; both ends are null while the words are deleted. */
export interface SpanRow {
  readonly part: string;
  readonly ordinal: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string;
}

export interface LinkRow extends Made {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** The article of that end, where it is another. */
  readonly fromArticle: ArticleId | null;
  readonly toArticle: ArticleId | null;
  readonly problem: readonly Problem[] | null;
}

export interface DecisionRow extends Made {
  readonly id: string;
  readonly state: 'accepted' | 'rejected';
  readonly reason: string;
  readonly digest: string;
}

export interface EntityRow extends Made {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly note: string;
  readonly role: string;
  readonly url: string;
  readonly wikidataId: string;
  readonly mergedInto: string | null;
  readonly removed: boolean;
  /** Itself, or who stands for it since it was merged. */
  readonly standsFor: string;
}

/** The rows of a document: all there are by id, and those to write. What is not named goes. */
export interface RowChange<Row> {
  readonly ids: readonly string[];
  readonly changed: readonly Row[];
}

export async function writeTags(
  tx: Queryable,
  layerId: LayerId,
  { ids, changed }: RowChange<TagRow>,
): Promise<void> {
  await tx.query('delete from tag where layer_id = $1 and id <> all ($2)', [layerId, ids]);
  if (changed.length === 0) return;
  await tx.query(UPSERT_TAGS, [layerId, json(changed)]);
  await tx.query('delete from tag_span where layer_id = $1 and tag_id = any ($2)', [
    layerId,
    changed.map(({ id }) => id),
  ]);
  await tx.query(
    `insert into tag_span (layer_id, tag_id, part, ordinal, start_utf16, end_utf16, quote)
     select $1, t.id, s.part, s.ordinal, s.start, s."end", s.quote
     from jsonb_to_recordset($2) as t(id text, spans jsonb)
     cross join jsonb_to_recordset(t.spans)
       as s(part text, ordinal integer, start integer, "end" integer, quote text)`,
    [layerId, json(changed)],
  );
  await writeTagEntities(tx, layerId, changed);
}

/** Which entities the fields of changed tags point at. */
async function writeTagEntities(
  tx: Queryable,
  layerId: LayerId,
  changed: readonly TagRow[],
): Promise<void> {
  await tx.query('delete from tag_entity where layer_id = $1 and tag_id = any ($2)', [
    layerId,
    changed.map(({ id }) => id),
  ]);
  await tx.query(
    `insert into tag_entity (layer_id, tag_id, field, entity_id)
     select $1, t.id, field.key, field.value ->> 'entity'
     from jsonb_to_recordset($2) as t(id text, fields jsonb)
     cross join jsonb_each(t.fields) field
     where jsonb_typeof(field.value) = 'object'
       and field.value ->> 'entity' is not null`,
    [layerId, json(changed)],
  );
}

/** Who changed a tag last is asked of the audit trail; a tag it does not know was never changed. */
const UPSERT_TAGS = `
  insert into tag (layer_id, id, kind, label, fields, digest, quote, start_utf16, detached, problem,
    created_by, created_at, changed_by, changed_at)
  select $1, t.id, t.kind, t.label, t.fields, t.digest, t.quote, t.start, t.detached,
    nullif(t.problem, 'null'), a.id, made.at,
    case when e.at is null then a.id else e.actor_id end, coalesce(e.at, made.at)
  from jsonb_to_recordset($2) as t(id text, kind text, label text, fields jsonb, digest text,
    quote text, start integer, detached boolean, problem jsonb, by text, at bigint)
  cross join lateral (select to_timestamp(t.at / 1000.0) as at) made
  left join account a on a.id = t.by
  left join lateral (
    select actor_id, at from tag_event
    where doc_id = 'layer/' || $1 and subject_id = t.id and subject = 'tag'
    order by seq desc, ordinal desc
    limit 1
  ) e on true
  on conflict (layer_id, id) do update
  set kind = excluded.kind, label = excluded.label, fields = excluded.fields,
    digest = excluded.digest, quote = excluded.quote, start_utf16 = excluded.start_utf16,
    detached = excluded.detached, problem = excluded.problem, created_by = excluded.created_by,
    created_at = excluded.created_at, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at`;

export async function writeLinks(
  tx: Queryable,
  layerId: LayerId,
  { ids, changed }: RowChange<LinkRow>,
): Promise<void> {
  await tx.query(
    `with gone as (
       delete from link where layer_id = $1 and id <> all ($2)
       returning coalesce(from_article, to_article) as away
     )
     select pg_notify($3, away) from gone where away is not null`,
    [layerId, ids, LINKS_CHANNEL],
  );
  if (changed.length === 0) return;
  await tx.query(
    `insert into link (layer_id, id, type, from_tag, to_tag, from_article, to_article, problem,
       created_by, created_at)
     select $1, l.id, l.type, l."from", l."to", l."fromArticle", l."toArticle",
       nullif(l.problem, 'null'), a.id, to_timestamp(l.at / 1000.0)
     from jsonb_to_recordset($2) as l(id text, type text, "from" text, "to" text,
       "fromArticle" text, "toArticle" text, problem jsonb, by text, at bigint)
     left join account a on a.id = l.by
     on conflict (layer_id, id) do update
     set type = excluded.type, from_tag = excluded.from_tag, to_tag = excluded.to_tag,
       from_article = excluded.from_article, to_article = excluded.to_article,
       problem = excluded.problem, created_by = excluded.created_by,
       created_at = excluded.created_at`,
    [layerId, json(changed)],
  );
}

export async function writeDecisions(
  tx: Queryable,
  layerId: LayerId,
  { ids, changed }: RowChange<DecisionRow>,
): Promise<void> {
  await tx.query('delete from tag_decision where layer_id = $1 and tag_id <> all ($2)', [
    layerId,
    ids,
  ]);
  if (changed.length === 0) return;
  await tx.query(
    `insert into tag_decision (layer_id, tag_id, state, reason, digest, decided_by, decided_at)
     select $1, d.id, d.state, d.reason, d.digest, a.id, to_timestamp(d.at / 1000.0)
     from jsonb_to_recordset($2) as d(id text, state text, reason text, digest text, by text,
       at bigint)
     left join account a on a.id = d.by
     on conflict (layer_id, tag_id) do update
     set state = excluded.state, reason = excluded.reason, digest = excluded.digest,
       decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
    [layerId, json(changed)],
  );
}

export async function writeEntities(
  tx: Queryable,
  projectId: ProjectId,
  { ids, changed }: RowChange<EntityRow>,
): Promise<void> {
  await tx.query('delete from entity where project_id = $1 and id <> all ($2)', [projectId, ids]);
  if (changed.length === 0) return;
  await tx.query(
    `insert into entity
       (project_id, id, name, type, aliases, note, role, url, wikidata_id, merged_into, stands_for,
        removed, created_by, created_at)
     select $1, e.id, e.name, e.type, e.aliases, e.note, e.role, e.url, e."wikidataId",
       e."mergedInto", e."standsFor", e.removed, a.id, to_timestamp(e.at / 1000.0)
     from jsonb_to_recordset($2) as e(id text, name text, type text, aliases text[], note text,
       role text, url text, "wikidataId" text, "mergedInto" text, "standsFor" text,
       removed boolean, by text, at bigint)
     left join account a on a.id = e.by
     on conflict (project_id, id) do update
     set name = excluded.name, type = excluded.type, aliases = excluded.aliases,
       note = excluded.note, role = excluded.role, url = excluded.url,
       wikidata_id = excluded.wikidata_id, merged_into = excluded.merged_into,
       stands_for = excluded.stands_for, removed = excluded.removed,
       created_by = excluded.created_by, created_at = excluded.created_at`,
    [projectId, json(changed)],
  );
}

function json(rows: readonly object[]): string {
  return JSON.stringify(storableJson(rows));
}
