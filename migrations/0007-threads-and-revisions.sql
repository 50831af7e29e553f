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
