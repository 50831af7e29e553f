-- Which node wrote the rows of a document last, and when: while it is at work,
-- others leave them to it, and what it remembers of them holds.
alter table projection
  add column node_id text not null default '',
  add column at timestamptz not null default now();
