-- One row per source, code and column of the rejected rows: rows.
select source, code, column_name, cast(count(*) as integer) as n
from rejects
where repaired_by is null
  and ($source = '' or source = $source)
  and ($code = '' or code = $code)
group by source, code, column_name
order by n desc, source, code, column_name
