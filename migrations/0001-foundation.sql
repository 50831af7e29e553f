-- People and teams -----------------------------------------------------------

create table account (
  id text primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now()
);
create unique index account_email_key on account (lower(email));

-- `id` is the SHA-256 of the cookie's value: a leaked table opens no session.
create table session (
  id text primary key,
  user_id text not null references account on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index session_user_id_idx on session (user_id);

create table workspace (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

create table member (
  workspace_id text not null references workspace on delete cascade,
  account_id text not null references account on delete cascade,
  role text not null check (role in ('owner', 'editor', 'reviewer', 'annotator', 'viewer')),
  joined_at timestamptz not null default now(),
  primary key (workspace_id, account_id)
);
create index member_account_id_idx on member (account_id);

create table invitation (
  id text primary key,
  workspace_id text not null references workspace on delete cascade,
  token_hash text not null unique,
  role text not null check (role in ('owner', 'editor', 'reviewer', 'annotator', 'viewer')),
  note text not null default '',
  created_by text not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text references account,
  revoked_at timestamptz
);
create index invitation_workspace_id_idx on invitation (workspace_id);

-- The shape `rate-limiter-flexible` expects.
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- Projects and articles ------------------------------------------------------

create table project (
  id text primary key,
  workspace_id text not null references workspace on delete cascade,
  name text not null,
  codebook_version integer not null default 1,
  created_by text not null references account,
  created_at timestamptz not null default now(),
  archived_at timestamptz
);
create index project_workspace_id_idx on project (workspace_id);

create table codebook_version (
  project_id text not null references project on delete cascade,
  version integer not null,
  codebook jsonb not null,
  created_by text not null references account,
  created_at timestamptz not null default now(),
  primary key (project_id, version)
);

create table article (
  id text primary key,
  project_id text not null references project on delete cascade,
  title text not null,
  outlet text not null default '',
  byline text not null default '',
  published_on date,
  url text not null default '',
  language text not null default '',
  state text not null default 'open' check (state in ('open', 'frozen')),
  created_by text not null references account,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index article_project_changed_idx on article (project_id, changed_at desc, id);
create index article_project_title_idx on article (project_id, lower(title), id);

-- The article's text as last read from its document: for search, lists and
-- counts. The document's log is the truth.
create table article_text (
  article_id text primary key references article on delete cascade,
  seq bigint not null,
  text text not null,
  sha256 text not null,
  word_count integer not null,
  search tsvector not null generated always as (to_tsvector('simple', left(text, 200000))) stored
);
create index article_text_search_idx on article_text using gin (search);

-- A numbered, hashed, immutable text. Every export names one.
create table revision (
  article_id text not null references article on delete cascade,
  number integer not null,
  text text not null,
  sha256 text not null,
  seq bigint not null,
  created_by text not null references account,
  created_at timestamptz not null default now(),
  primary key (article_id, number)
);

create table layer (
  id text primary key,
  article_id text not null references article on delete cascade,
  party text not null check (party in ('team', 'annotator', 'suggester', 'gold')),
  account_id text references account,
  state text not null default 'open' check (state in ('open', 'submitted')),
  created_at timestamptz not null default now(),
  check ((party = 'annotator') = (account_id is not null))
);
create index layer_article_id_idx on layer (article_id);
create unique index layer_one_team_idx on layer (article_id) where party = 'team';

-- Documents: an append-only log of Yjs updates --------------------------------
-- A document is named like its room: text/<article>, layer/<layer>,
-- review/<layer>, register/<project>.

-- Locking a document's head row makes log order equal commit order, gap free.
create table doc_head (
  doc_id text primary key,
  seq bigint not null default 0,
  epoch integer not null default 1,
  writable boolean not null default true
) with (fillfactor = 50);

create table doc_update (
  doc_id text not null references doc_head on delete cascade,
  seq bigint not null,
  actor_id text references account,
  node_id text not null,
  node_seq bigint not null,
  bytes bytea not null,
  at timestamptz not null default now(),
  primary key (doc_id, seq),
  unique (node_id, node_seq) -- a retry after an ambiguous commit is a no-op
);

create table doc_snapshot (
  doc_id text not null references doc_head on delete cascade,
  upto bigint not null,
  bytes bytea not null,
  at timestamptz not null default now(),
  primary key (doc_id, upto)
);

-- Which person a Yjs client id belongs to, bound on first sight.
create table doc_client (
  doc_id text not null references doc_head on delete cascade,
  client_id bigint not null,
  account_id text references account,
  primary key (doc_id, client_id)
);

-- Tags as rows: projected from layer documents --------------------------------

create table tag (
  layer_id text not null references layer on delete cascade,
  id text not null,
  kind text not null,
  label text,
  fields jsonb not null default '{}',
  digest text not null, -- of what the tag says: a decision with another one no longer stands
  quote text not null,
  start_utf16 integer,
  detached boolean not null default false,
  problem jsonb, -- why a record breaks the codebook or the shape of a tag
  created_by text references account,
  created_at timestamptz not null,
  changed_by text references account,
  changed_at timestamptz not null,
  primary key (layer_id, id)
);

-- Half-open, in UTF-16 code units of the text at projection.text_seq.
-- Both ends are null while the span's words are deleted.
create table tag_span (
  layer_id text not null,
  tag_id text not null,
  part text not null,
  ordinal integer not null,
  start_utf16 integer,
  end_utf16 integer,
  quote text not null,
  primary key (layer_id, tag_id, part, ordinal),
  foreign key (layer_id, tag_id) references tag on delete cascade,
  check ((start_utf16 is null) = (end_utf16 is null)),
  check (start_utf16 < end_utf16)
);

create table link (
  layer_id text not null references layer on delete cascade,
  id text not null,
  type text not null,
  from_tag text not null,
  to_tag text not null,
  problem jsonb,
  created_by text references account,
  created_at timestamptz not null,
  primary key (layer_id, id)
);

-- A reviewer's word on a tag. `digest` says which state of the tag it was about.
create table tag_decision (
  layer_id text not null references layer on delete cascade,
  tag_id text not null,
  state text not null check (state in ('accepted', 'rejected')),
  reason text not null default '',
  digest text not null,
  decided_by text references account,
  decided_at timestamptz not null,
  primary key (layer_id, tag_id)
);

create table entity (
  project_id text not null references project on delete cascade,
  id text not null,
  name text not null,
  type text not null,
  aliases text[] not null default '{}',
  note text not null default '',
  wikidata_id text not null default '',
  created_by text references account,
  created_at timestamptz not null,
  primary key (project_id, id)
);

-- Who did what, as the server observed it.
create table tag_event (
  doc_id text not null references doc_head on delete cascade,
  seq bigint not null,
  ordinal integer not null,
  subject text not null check (subject in ('tag', 'link', 'decision', 'entity')),
  subject_id text not null,
  verb text not null check (verb in ('created', 'changed', 'deleted')),
  actor_id text references account,
  at timestamptz not null default now(),
  detail jsonb not null default '{}',
  primary key (doc_id, seq, ordinal)
);
create index tag_event_subject_idx on tag_event (doc_id, subject_id, seq);

-- How far the rows of a document have come.
create table projection (
  doc_id text primary key references doc_head on delete cascade,
  seq bigint not null,
  text_seq bigint not null default 0
);

-- One row an article, kept with the rows above: a list of 10,000 needs no counting.
create table article_tally (
  article_id text primary key references article on delete cascade,
  tags integer not null default 0,
  entities integer not null default 0,
  quotes integer not null default 0,
  claims integer not null default 0,
  detached integer not null default 0,
  problems integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0
);

-- What an owner may want to look up: sign-ins, roles, exports, freezes.
create table audit_event (
  id bigint generated always as identity primary key,
  workspace_id text references workspace on delete cascade,
  actor_id text references account,
  verb text not null,
  subject text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now()
);
create index audit_event_workspace_idx on audit_event (workspace_id, id desc);
