-- The keys a person chose for the article desk: a press by the command it asks for.
alter table account add column own_keys jsonb not null default '{}'::jsonb;
