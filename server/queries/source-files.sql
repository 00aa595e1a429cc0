-- One row per source: what its files brought in, and until when its data reach (UTC).
select
  source,
  cast(count(*) as integer) as files,
  cast(sum(rows_loaded) as integer) as loaded,
  cast(sum(rows_rejected) as integer) as rejected,
  strftime(max(data_until), '%Y-%m-%dT%H:%M:%SZ') as data_until
from load_files
group by source
