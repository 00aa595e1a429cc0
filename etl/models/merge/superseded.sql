-- One row per version that is not the one known any more: it stood in the warehouse, or was replaced (or too old) within the file.
select
  $kind as kind,
  source,
  row_key,
  file_id,
  line_no,
  since_id,
  cast($file_id as integer) as until_id,
  to_json(version) as content
from $$target as version
where rowid in (select place from known where row_key in (select row_key from changed))

union all

select
  $kind,
  $source,
  row_key,
  cast($file_id as integer),
  line_no,
  cast($file_id as integer),
  cast($file_id as integer),
  to_json(version)
from (
  select * exclude (n), cast($file_id as integer) as file_id, cast($file_id as integer) as since_id
  from numbered
  where n in (
    select n from chain
    where (fate <> 'unchanged' or is_older)
      and not says_known
      and n not in (select n from changed)
  )
) as version
