-- Organisations, their signed logs, ways to unlock, invitations, sealed streams, orders, objects and the log of all
-- statements. The tenant stands first in every key. What is sealed is text (base64url); nothing here names a patient.

create table server_secret (
  name text primary key,
  value text not null
);

create table organisation (
  organisation text primary key,
  genesis text not null unique,
  recovery_key text not null,
  created_at timestamptz not null default now()
);

create table organisation_entry (
  organisation text not null references organisation,
  seq integer not null,
  hash text not null,
  envelope jsonb not null,
  primary key (organisation, seq)
);

-- Where to look a device up; believed only as far as the log says the same.
create table device (
  organisation text not null references organisation,
  device text not null unique,
  primary key (organisation, device)
);

create table epoch_envelope (
  organisation text not null references organisation,
  epoch integer not null,
  sealed text not null,
  primary key (organisation, epoch)
);

create table account (
  organisation text not null references organisation,
  user_id text not null,
  login_name text not null unique,
  registration text not null,
  wrap text not null,
  primary key (organisation, user_id)
);

create table passkey (
  organisation text not null references organisation,
  credential text not null unique,
  user_id text not null,
  public_key text not null,
  counter bigint not null,
  wrap text not null,
  primary key (organisation, credential)
);

-- Half-finished sign-ins and challenges: any process may finish what another began.
create table attempt (
  attempt text primary key,
  kind text not null,
  state text not null,
  expires_at timestamptz not null
);

create table session (
  token_hash text primary key,
  organisation text not null,
  user_id text not null,
  device text not null,
  expires_at timestamptz not null
);
create index session_device on session (organisation, device);

create table pairing (
  pairing text primary key,
  organisation text not null,
  sealed text not null,
  expires_at timestamptz not null
);

create table invite (
  organisation text not null,
  invite text not null unique,
  purpose text not null,
  offer text not null,
  expires_at timestamptz not null,
  answer text,
  answered_by text,
  primary key (organisation, invite)
);

create table partnership (
  organisation text not null,
  partner text not null,
  since timestamptz not null default now(),
  primary key (organisation, partner)
);

create table stream_head (
  organisation text not null,
  stream text not null,
  seq integer not null,
  hash text not null,
  primary key (organisation, stream)
);

create table stream_event (
  organisation text not null,
  stream text not null,
  seq integer not null,
  header jsonb not null,
  -- null once the stream was erased; the header stays, so that the gap can be seen and explained
  cipher text,
  signature text not null,
  primary key (organisation, stream, seq)
);

create table lab_order (
  organisation text not null,
  order_id text not null unique,
  placed_with text not null,
  state text not null check (state in ('open', 'closing', 'erased')),
  disclosure jsonb not null,
  consent text,
  envelope text,
  erase_by timestamptz not null,
  changed_at timestamptz not null default now(),
  primary key (organisation, order_id)
);
create index lab_order_with on lab_order (placed_with);
create index lab_order_due on lab_order (erase_by) where state = 'open';

create table chunk (
  organisation text not null,
  sha256 text not null,
  size integer not null,
  pool text not null,
  object text,
  created_at timestamptz not null default now(),
  primary key (organisation, sha256)
);
create index chunk_loose on chunk (created_at) where object is null;

-- One holder for each chunk: nobody can take part in another's ciphertext, and so nobody can erase it for them.
create table chunk_holder (
  organisation text not null,
  sha256 text not null unique,
  primary key (organisation, sha256)
);

create table object (
  organisation text not null,
  object text not null unique,
  order_id text not null,
  size bigint not null,
  sha256 text not null,
  chunks jsonb not null,
  erased_at timestamptz,
  primary key (organisation, object)
);
create index object_order on object (order_id);

create table statement (
  organisation text not null,
  hash text not null,
  kind text not null,
  -- the partner, consent or order that it speaks of
  subject text not null,
  order_id text,
  envelope jsonb not null,
  created_at timestamptz not null default now(),
  primary key (organisation, hash)
);
create index statement_subject on statement (kind, subject);
create index statement_order on statement (order_id) where order_id is not null;

create table log_leaf (
  log_index bigint primary key,
  statement text not null unique,
  at timestamptz not null default now()
);

-- Hashes of complete subtrees, by level and place: proofs need no more than a few dozen rows.
create table log_node (
  level integer not null,
  place bigint not null,
  hash text not null,
  primary key (level, place)
);

create table log_size (
  "only" boolean primary key default true check ("only"),
  size bigint not null
);
insert into log_size (size) values (0);

-- What must happen by when. Domain rows with leases, no advisory locks; the time is the database's.
create table job (
  organisation text not null,
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  lease_until timestamptz,
  done_at timestamptz,
  state jsonb not null default '{}',
  primary key (organisation, kind, subject)
);
create index job_due on job (due_at) where done_at is null;

-- Wakes clients up; the event carries no content but the name of what changed.
create table notice (
  notice bigint generated always as identity primary key,
  organisation text not null,
  what text not null,
  at timestamptz not null default now()
);
create index notice_organisation on notice (organisation, notice);

-- Row-level security: the second fence behind every query's own tenant. An unset tenant sees nothing.
create function me() returns text language sql stable as $$ select current_setting('app.organisation', true) $$;

alter table epoch_envelope enable row level security;
alter table epoch_envelope force row level security;
create policy own on epoch_envelope using (organisation = (select me()));

alter table stream_head enable row level security;
alter table stream_head force row level security;
create policy own on stream_head using (
  organisation = (select me())
  or exists (select 1 from lab_order o where o.order_id = stream and o.placed_with = (select me()))
);

alter table stream_event enable row level security;
alter table stream_event force row level security;
create policy own on stream_event using (
  organisation = (select me())
  or exists (select 1 from lab_order o where o.order_id = stream and o.placed_with = (select me()))
);

alter table lab_order enable row level security;
alter table lab_order force row level security;
create policy party on lab_order using (organisation = (select me()) or placed_with = (select me()));

alter table chunk enable row level security;
alter table chunk force row level security;
create policy own on chunk using (
  organisation = (select me())
  or exists (select 1 from object b where b.object = chunk.object)
);

alter table object enable row level security;
alter table object force row level security;
create policy party on object using (
  organisation = (select me())
  or exists (
    select 1 from lab_order o
    where o.order_id = object.order_id and (o.organisation = (select me()) or o.placed_with = (select me()))
  )
);

alter table statement enable row level security;
alter table statement force row level security;
create policy readable on statement using (
  organisation = (select me())
  or (
    (kind = 'profile' or (kind = 'agreement' and subject = (select me())))
    and exists (select 1 from partnership p where p.organisation = (select me()) and p.partner = statement.organisation)
  )
  or exists (
    select 1 from lab_order o
    where o.order_id = statement.order_id and (o.organisation = (select me()) or o.placed_with = (select me()))
  )
  -- what an order rests on concerns its recipient too: the scope, and above all the withdrawal
  or (
    kind in ('consent', 'withdrawal')
    and exists (
      select 1 from lab_order o
      where o.placed_with = (select me()) and o.organisation = statement.organisation and o.consent = statement.subject
    )
  )
);

alter table partnership enable row level security;
alter table partnership force row level security;
create policy either on partnership using (organisation = (select me()) or partner = (select me()));

alter table notice enable row level security;
alter table notice force row level security;
create policy anyone_writes on notice for insert with check (true);
create policy own on notice for select using (organisation = (select me()));
create policy own_goes on notice for delete using (true);
