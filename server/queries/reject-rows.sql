-- One row per rejected row, newest load first.
select source, file, cast(line_no as integer) as line, column_name, value, code, run_id
from rejects
where repaired_by is null
  and ($source = '' or source = $source)
  and ($code = '' or code = $code)
order by run_id desc, file, line_no
limit $limit
offset $offset
