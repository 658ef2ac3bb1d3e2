-- Whoever placed the first order sees that the next recipient was told to erase (Art. 19 GDPR), as it sees its answer.
alter policy onward on statement using (
  kind in ('disclosure', 'receipt', 'closure', 'erasure-declaration', 'erasure-notice', 'storage-report')
  and exists (
    select 1 from lab_order o where o.order_id = statement.parent_order and o.organisation = (select me())
  )
);
