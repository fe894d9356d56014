-- Adds the counts of `more` to those in `into_counts`; both map a key to a number.
--
-- The first hundred keys are counted one by one, later ones together under "(other)": the counts are part of a row that is
-- written with every batch, so a client that invents classifications must not make that row grow.
create or replace function runs.add_counts(into_counts jsonb, more jsonb)
returns jsonb
language sql
immutable
as $$
  select case
    when more is null then into_counts
    else into_counts || (
      select jsonb_object_agg(key, coalesce((into_counts ->> key)::integer, 0) + value)
      from (
        select case when is_known or nth <= room then key else '(other)' end as key, sum(value)::integer as value
        from (
          select key,
                 value::integer as value,
                 into_counts ? key as is_known,
                 row_number() over (partition by into_counts ? key order by key) as nth
          from jsonb_each_text(more)
        ) added
        cross join (
          select 100 - count(*) as room
          from jsonb_object_keys(into_counts - '(other)')
        ) free
        group by 1
      ) counted
    )
  end
$$;
