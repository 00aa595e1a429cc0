-- One row per disposition of answered calls: calls and seconds of handling.
select
  disposition,
  cast(sum(calls) as integer) as calls,
  cast(sum(handle_s) as double) as handle_s
from offered_calls($from, $to, $filters)
where outcome = 'answered'
group by disposition
order by calls desc, disposition
