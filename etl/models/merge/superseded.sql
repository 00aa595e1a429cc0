-- One row per version of a row that the file replaces: as it stood in the warehouse, or earlier in the same file.
select
  $kind as kind,
  source,
  row_key,
  file_id,
  line_no,
  $run_id as superseded_by,
  cast($now as timestamp) as superseded_at,
  to_json(version) as content
from $$target as version
where source = $source
  and row_key in (select row_key from changed where is_known)

union all

select
  $kind,
  $source,
  row_key,
  file_id,
  line_no,
  $run_id,
  cast($now as timestamp),
  to_json(version)
from staged as version
where line_no in (select line_no from chain where after_hash <> row_hash)
