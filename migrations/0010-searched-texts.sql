-- Texts are searched by their project ------------------------------------------------

-- The article's, which never changes: kept beside the text, so that one index finds the
-- letters in the project alone, and no text of another is unpacked for it.
create extension if not exists btree_gin;
drop index article_text_trigram_idx;
alter table article_text add column project_id text;
update article_text set project_id = article.project_id
from article
where article.id = article_text.article_id;
alter table article_text alter column project_id set not null;
create index article_text_trigram_idx on article_text using gin (project_id, text gin_trgm_ops);
