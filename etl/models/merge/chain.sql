-- One row per staged row, with the content that its key had just before it (in the warehouse, or earlier in the file).
with known as (
  select row_key, row_hash
  from $$target
  where source = $source
    and row_key in (select row_key from staged)
)

select
  staged.line_no,
  staged.row_key,
  staged.row_hash,
  known.row_hash as known_hash,
  coalesce(lag(staged.row_hash) over same_key, known.row_hash) as before_hash,
  lead(staged.row_hash) over same_key as after_hash
from staged
left join known using (row_key)
window same_key as (partition by staged.row_key order by staged.line_no)
