-- One row per key that stands more than once in the file. Grouping by hash first keeps ten million keys small.
with suspects as (
  select hash(row_key) as h
  from numbered
  group by 1
  having count(*) > 1
)

select row_key
from numbered
where hash(row_key) in (select h from suspects)
group by row_key
having count(*) > 1
