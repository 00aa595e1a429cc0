-- One row per replaced version that is past its retention: by its own time, or because the row that replaced it is.
with versions as (
  select rowid as place, row_key, file_id, line_no, $$columns
  from old_rows
  where kind = $kind
    and source = $source
)

select place, row_key, file_id, line_no
from versions
where $$last < cast($kept_from as timestamp)
  or row_key in (select row_key from past_rows)
