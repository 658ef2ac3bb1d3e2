-- What an organisation attests of itself, and of a partner, is shown to that partner: both decide on the same papers.
-- What it attests about an order is found by that order and is shown to its parties.
alter policy readable on statement using (
  organisation = (select me())
  or (
    (
      kind = 'profile'
      or (kind in ('agreement', 'attestation') and subject = (select me()))
      or (kind = 'attestation' and subject = statement.organisation)
    )
    and exists (select 1 from partnership p where p.organisation = (select me()) and p.partner = statement.organisation)
  )
  or exists (
    select 1 from lab_order o
    where o.order_id = statement.order_id and (o.organisation = (select me()) or o.placed_with = (select me()))
  )
  or (
    kind in ('consent', 'withdrawal')
    and exists (
      select 1 from lab_order o
      where o.placed_with = (select me()) and o.organisation = statement.organisation and o.consent = statement.subject
    )
  )
);
