import type { AccountId, LayerId, TagId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';
import type { TagEvent } from './tag-events.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What happened to one tag, to the decisions on it and to what is said of it. */
export interface TagStep {
  readonly subject: 'tag' | 'decision' | 'thread' | 'comment';
  readonly verb: TagEvent['verb'];
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly changed: readonly string[];
  /** What the fields that changed were and became; null when it is not known, and of comments: they say it themselves. */
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** The newest steps in the history of a layer's tag, the newest first. */
export async function stepsOfTag(
  db: Queryable,
  { layerId, tagId, limit }: { layerId: LayerId; tagId: TagId; limit: number },
): Promise<TagStep[]> {
  return db.query<TagStep>(
    `with thread_of as (
       select subject_id as id
       from tag_event
       where doc_id = 'thread/' || $1
         and subject = 'thread'
         and detail -> 'after' ->> 'tag' = $2
     ),
     comment_of as (
       select subject_id as id
       from tag_event
       where doc_id = 'thread/' || $1
         and subject = 'comment'
         and detail -> 'after' ->> 'thread' in (select id from thread_of)
     )
     select subject, verb, actor_id as by,
       (extract(epoch from at) * 1000)::float8 as at, detail -> 'changed' as changed,
       case when subject <> 'comment' then detail -> 'before' end as before,
       case when subject <> 'comment' then detail -> 'after' end as after
     from tag_event
     where (doc_id = 'layer/' || $1 and subject = 'tag' and subject_id = $2)
       or (doc_id = 'review/' || $1 and subject = 'decision' and subject_id = $2)
       or (doc_id = 'thread/' || $1 and subject = 'thread' and verb = 'changed'
         and subject_id in (select id from thread_of))
       or (doc_id = 'thread/' || $1 and subject = 'comment'
         and subject_id in (select id from comment_of))
     order by tag_event.at desc, seq desc, ordinal desc
     limit $3`,
    [layerId, tagId, limit],
  );
}

/** A tag that is no more, with the links that went with it. */
export interface RemovedTag {
  readonly id: TagId;
  readonly by: AccountId | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What it was; null when it is not known. */
  readonly record: Fields | null;
  readonly links: readonly { readonly id: string; readonly record: Fields }[];
}

/** The tags of a layer that were removed and not brought back, the newest first. */
export async function removedTagsOf(
  db: Queryable,
  { layerId, limit }: { readonly layerId: LayerId; readonly limit: number },
): Promise<RemovedTag[]> {
  return db.query<RemovedTag>(
    `with newest as (
       select distinct on (subject_id) subject_id as id, verb, actor_id as by, at, seq, ordinal,
         detail -> 'before' as record
       from tag_event
       where doc_id = 'layer/' || $1
         and subject = 'tag'
       order by subject_id, tag_event.seq desc, tag_event.ordinal desc
     )
     select id, by, (extract(epoch from at) * 1000)::float8 as at, record,
       (select coalesce(jsonb_agg(jsonb_build_object('id', link.subject_id, 'record', link.detail -> 'before')), '[]')
        from tag_event link
        where link.doc_id = 'layer/' || $1
          and link.seq = newest.seq
          and link.subject = 'link'
          and link.verb = 'deleted'
          and newest.id in (link.detail -> 'before' ->> 'from', link.detail -> 'before' ->> 'to')
       ) as links
     from newest
     where verb = 'deleted'
     order by newest.seq desc, newest.ordinal desc
     limit $2`,
    [layerId, limit],
  );
}
