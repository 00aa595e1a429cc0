-- One row per version of a touched key that some standing file still vouches for, the one that should stand first.
with touched as (
  select row_key from $$target where source = $source and file_id = $file_id
  union
  select row_key from old_rows where kind = $kind and source = $source and file_id = $file_id
  union
  select row_key from sightings where source = $source and file_id = $file_id
),

versions as (
  select row_key, file_id, line_no, version_at, true as is_current
  from $$target
  where source = $source
    and row_key in (select row_key from touched)

  union all

  select row_key, file_id, line_no, cast(content->>'version_at' as timestamp), false
  from old_rows
  where kind = $kind
    and source = $source
    and row_key in (select row_key from touched)
),

vouchers as (
  select row_key, file_id, line_no, file_id as voucher from versions
  union
  select row_key, of_file_id, of_line_no, file_id from sightings
  where source = $source
    and row_key in (select row_key from touched)
),

standing as (
  select row_key, file_id, line_no, max(voucher) as voucher
  from vouchers
  where voucher in (select file_id from load_files where withdrawn_by is null)
  group by row_key, file_id, line_no
),

ranked as (
  select
    row_key,
    file_id,
    line_no,
    bool_or(is_current) as is_current,
    row_number() over (
      partition by row_key
      order by coalesce(any_value(version_at), timestamp '0001-01-01') desc, any_value(voucher) desc, line_no desc
    ) as rank
  from versions
  join standing using (row_key, file_id, line_no)
  group by row_key, file_id, line_no
)

select touched.row_key, ranked.file_id, ranked.line_no, coalesce(ranked.is_current, false) as is_current
from touched
left join ranked on ranked.row_key = touched.row_key and ranked.rank = 1
