-- A revision's tags ------------------------------------------------------------

-- Where each tag stood when its article was revised, so that a later text can be
-- compared with this one. `parts` holds the spans of each part, half-open in
-- UTF-16 code units of the revision's text; one whose words were gone has no ends.
create table revision_tag (
  article_id text not null,
  number integer not null,
  layer_id text not null references layer on delete cascade,
  tag_id text not null,
  kind text not null,
  label text,
  parts jsonb not null,
  primary key (article_id, number, layer_id, tag_id),
  foreign key (article_id, number) references revision on delete cascade
);

-- Whether they were written down: revisions of earlier versions have none.
alter table revision add column has_tags boolean not null default false;

-- Threads ----------------------------------------------------------------------
-- Projected from `thread/<layer>` documents, like tags from `layer/<layer>`.

-- About a tag, or about words: `spans` says where those are.
create table thread (
  layer_id text not null references layer on delete cascade,
  id text not null,
  tag_id text,
  spans jsonb not null default '[]',
  resolved_by text references account,
  resolved_at timestamptz,
  created_by text references account,
  created_at timestamptz not null,
  primary key (layer_id, id)
);

create table comment (
  layer_id text not null references layer on delete cascade,
  id text not null,
  thread_id text not null,
  text text not null,
  mentions text[] not null default '{}',
  edited_at timestamptz,
  created_by text references account,
  created_at timestamptz not null,
  primary key (layer_id, id)
);
create index comment_thread_idx on comment (layer_id, thread_id);

-- Who has seen which comment. Ids and not times: what was written offline comes late.
create table comment_seen (
  account_id text not null references account on delete cascade,
  layer_id text not null references layer on delete cascade,
  comment_id text not null,
  primary key (account_id, layer_id, comment_id)
);

alter table tag_event drop constraint tag_event_subject_check;
alter table tag_event add constraint tag_event_subject_check
  check (subject in ('tag', 'link', 'decision', 'entity', 'thread', 'comment'));

-- Every layer there is gets its document of threads, with the update of an empty one.
insert into doc_head (doc_id, seq)
select 'thread/' || id, 1 from layer;
insert into doc_update (doc_id, seq, node_id, node_seq, bytes)
select 'thread/' || id, 1, 'create thread/' || id, 1, '\x0000' from layer;
