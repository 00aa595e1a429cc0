-- One row per touched stretch of a switch report, line, outcome and wait bin with calls in it.
with stretches as (
  select *, utc_to_local(starts_at, $centre_zone) as local_at, unnest(counts) as bin
  from stg_count_rows
  where source = $source
    and row_key in (select row_key from touched_keys)
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  starts_at,
  source,
  centre,
  row_key,
  bin['line'] as line,
  bin['outcome'] as outcome,
  bin['wait_upto_s'] as wait_upto_s,
  bin['calls'] as calls
from stretches
where bin['calls'] > 0
order by starts_at, line, outcome, wait_upto_s
