-- One row: rejected rows that a later file has brought right.
select cast(count(*) as integer) as n
from rejects
where repaired_by is not null
  and ($source = '' or source = $source)
  and ($code = '' or code = $code)
