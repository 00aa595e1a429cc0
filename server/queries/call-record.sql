-- One row: the call as it is known now whose row, or an earlier version of it, stands at a line of a file; none where there is none.
with keys as (
  select source, row_key
  from fct_calls
  where file_id = $file
    and line_no = $line

  union

  select source, row_key
  from old_rows
  where kind = 'calls'
    and file_id = $file
    and line_no = $line
)

select
  record.* exclude (row_key, caller_hash, arrived, service_date, place),
  cast((
    select count(*) from old_rows
    where kind = 'calls'
      and old_rows.source = record.source
      and old_rows.row_key = record.row_key
  ) as integer) as earlier_versions
from described_calls((
  select list(rowid) from fct_calls where (source, row_key) in (select (source, row_key) from keys)
)) as record
limit 1
