-- The register in full ---------------------------------------------------------

-- `stands_for` is the entity at the end of the merges, as the domain follows them;
-- an entity that was not merged stands for itself.
alter table entity
  add column role text not null default '',
  add column url text not null default '',
  add column merged_into text,
  add column stands_for text;
update entity set stands_for = id;
alter table entity alter column stands_for set not null;
create index entity_stands_for_idx on entity (project_id, stands_for);

-- Which entities a tag's fields point at, as the tag says it: merges are not followed.
create table tag_entity (
  layer_id text not null,
  tag_id text not null,
  field text not null,
  entity_id text not null,
  primary key (layer_id, tag_id, field),
  foreign key (layer_id, tag_id) references tag on delete cascade
);
create index tag_entity_entity_idx on tag_entity (entity_id);
insert into tag_entity (layer_id, tag_id, field, entity_id)
select tag.layer_id, tag.id, field.key, field.value ->> 'entity'
from tag
cross join lateral jsonb_each(tag.fields) field
where jsonb_typeof(field.value) = 'object'
  and field.value ->> 'entity' is not null;

-- How often the team's tags in an article point at an entity: a register of 10,000
-- is listed without counting tags.
create table article_entity (
  article_id text not null references article on delete cascade,
  entity_id text not null,
  tags integer not null,
  mentions integer not null,
  quotes integer not null,
  claims integer not null,
  primary key (entity_id, article_id)
);
create index article_entity_article_idx on article_entity (article_id);
insert into article_entity (article_id, entity_id, tags, mentions, quotes, claims)
select layer.article_id, tag_entity.entity_id,
  count(distinct tag.id),
  count(distinct tag.id) filter (where tag.kind = 'entity'),
  count(distinct tag.id) filter (where tag.kind = 'quote'),
  count(distinct tag.id) filter (where tag.kind = 'claim')
from tag_entity
join tag on tag.layer_id = tag_entity.layer_id and tag.id = tag_entity.tag_id
join layer on layer.id = tag.layer_id and layer.party = 'team'
group by layer.article_id, tag_entity.entity_id;

-- All occurrences ----------------------------------------------------------------

-- Narrows a search for exact words, of any script and inside other words, to the few
-- texts that may hold them; the words themselves are matched outside.
create extension if not exists pg_trgm;
create index article_text_trigram_idx on article_text using gin (text gin_trgm_ops);

-- What one person did to tags of many articles as one step, so that it can be taken back.
create table tag_batch (
  id text primary key,
  project_id text not null references project on delete cascade,
  verb text not null check (verb in ('tagged', 'given')),
  words text not null,
  made_by text not null references account,
  made_at timestamptz not null default now(),
  undone_by text references account,
  undone_at timestamptz
);
create index tag_batch_project_idx on tag_batch (project_id, made_at desc);

-- `digest` is of the tag as the batch left it: one that was changed since is not taken back.
create table tag_batch_item (
  batch_id text not null references tag_batch on delete cascade,
  layer_id text not null references layer on delete cascade,
  tag_id text not null,
  digest text not null,
  before jsonb not null default '{}', -- fields as they were, null for an empty one
  primary key (batch_id, layer_id, tag_id)
);
