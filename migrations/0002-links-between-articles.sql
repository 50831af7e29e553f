-- The article of the end of a link that stands in another one. A record may name
-- one that never was: no foreign key, or its layer could not be projected.
alter table link
  add column from_article text,
  add column to_article text,
  add check (from_article is null or to_article is null);
create index link_from_article_idx on link (from_article) where from_article is not null;
create index link_to_article_idx on link (to_article) where to_article is not null;
