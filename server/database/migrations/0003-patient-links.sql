-- One-time links to a patient's own telephone. Sheet, answer and receipt are sealed; the keys only check signatures.
create table patient_link (
  organisation text not null references organisation,
  link text not null unique,
  consent text not null,
  sheet text,
  answer_key text not null,
  withdrawal_key text not null,
  answer jsonb,
  receipt text,
  withdrawal_taken boolean not null default false,
  expires_at timestamptz not null,
  forget_at timestamptz not null,
  primary key (organisation, link)
);
create index patient_link_forget on patient_link (forget_at);

-- What a patient withdrew by the link's key. It stops what rests on the consent before the practice's client looks.
create table patient_withdrawal (
  organisation text not null references organisation,
  consent text not null,
  link text not null,
  at bigint not null,
  withdrawal_key text not null,
  signature text not null,
  primary key (organisation, consent)
);

-- The holder of a link sees that link and no other.
alter table patient_link enable row level security;
alter table patient_link force row level security;
create policy own on patient_link using (
  organisation = (select me()) or link = (select current_setting('app.link', true))
);

alter table patient_withdrawal enable row level security;
alter table patient_withdrawal force row level security;
create policy own on patient_withdrawal using (
  organisation = (select me())
  or exists (
    select 1 from lab_order o
    where o.placed_with = (select me())
      and o.organisation = patient_withdrawal.organisation and o.consent = patient_withdrawal.consent
  )
);
