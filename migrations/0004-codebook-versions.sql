-- What the version was made for, in the words of who saved it.
alter table codebook_version add column note text not null default '';

-- Which version a document's rows were checked against: rows of an older one are
-- behind. Until now nobody could save a second version.
alter table projection add column codebook_version integer not null default 1;
alter table projection alter column codebook_version drop default;
