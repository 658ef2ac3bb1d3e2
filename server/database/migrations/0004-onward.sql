-- Whoever placed an order sees that it was passed on, to whom and on what ground: the statements of the order that came
-- out of theirs, and nothing else of it (no stream, no key, no file). The other way round nothing is shown.
alter table statement add column parent_order text;
create index statement_parent on statement (parent_order) where parent_order is not null;

-- Base64url has neither padding nor the two signs that decode() knows.
alter table statement no force row level security;
update statement set parent_order = convert_from(
    decode(
      rpad(
        translate(envelope ->> 'payload', '-_', '+/'),
        (4 * ceil(length(envelope ->> 'payload') / 4.0))::integer,
        '='
      ),
      'base64'
    ),
    'UTF8'
  )::jsonb ->> 'parent'
  where kind = 'disclosure';
update statement set parent_order = d.parent_order
  from statement d
  where d.kind = 'disclosure' and d.parent_order is not null
    and d.order_id = statement.order_id and statement.kind <> 'disclosure';
alter table statement force row level security;

create policy onward on statement for select using (
  kind in ('disclosure', 'receipt', 'closure', 'erasure-declaration', 'storage-report')
  and exists (
    select 1 from lab_order o where o.order_id = statement.parent_order and o.organisation = (select me())
  )
);
