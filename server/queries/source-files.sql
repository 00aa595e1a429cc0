-- One row per source: the rows that stand, what its files brought in, and until when its data reach (UTC).
with standing as (
  select source, sum(added) - sum(removed) as n
  from load_events
  group by source
)

select
  source,
  cast(count(*) as integer) as files,
  cast(any_value(standing.n) as integer) as standing,
  cast(sum(rows_rejected) as integer) as rejected,
  strftime(max(data_until), '%Y-%m-%dT%H:%M:%SZ') as data_until
from load_files
join standing using (source)
group by source
