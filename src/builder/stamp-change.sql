-- Stamps a row with the number of the transaction that changes it, for feeds of changes (platform/feeds).
create or replace function builder.stamp_change()
returns trigger
language plpgsql
as $$
begin
  new.changed_in := pg_current_xact_id()::text::bigint;
  return new;
end
$$;
