-- One row per row of the file whose key needs care, held against the version before it: oldest first, the known one first among equals.
with keys as (
  select row_key from known
  union
  select row_key from twice
),

versions as (
  select row_key, cast(-1 as bigint) as n, file_id, line_no, version_at, content
  from known

  union all

  select row_key, n, cast(null as integer), line_no, version_at, {$$content}
  from numbered
  where row_key in (select row_key from keys)
),

ordered as (
  select
    *,
    lag(content) over newer as before,
    lag(n) over newer is not null as has_before,
    lead(n) over newer is null as is_newest,
    min(case when n = -1 then 1 end) over (partition by row_key) is not null as is_known,
    min(case when n = -1 then 1 end) over (
      partition by row_key order by coalesce(version_at, timestamp '0001-01-01'), n
      rows between 1 following and unbounded following
    ) is not null as is_older
  from versions
  window newer as (partition by row_key order by coalesce(version_at, timestamp '0001-01-01'), n)
)

select
  ordered.row_key,
  ordered.n,
  ordered.line_no,
  known.file_id as known_file_id,
  known.line_no as known_line_no,
  is_known,
  is_newest,
  is_older,
  ordered.content is not distinct from known.content and is_known as says_known,
  case
    when is_older then 'unchanged'
    when not has_before then 'loaded'
    when ordered.content is not distinct from before then 'unchanged'
    else 'replaced'
  end as fate
from ordered
left join known using (row_key)
where n >= 0
