-- One row per operator: answered calls and their seconds.
select
  operator,
  cast(count(*) as integer) as answered,
  cast(count(talk_s) as integer) as talk_known,
  cast(coalesce(sum(talk_s), 0) as double) as talk_s,
  cast(count(handle_s) as integer) as handle_known,
  cast(coalesce(sum(handle_s), 0) as double) as handle_s
from offered_calls($from, $to, $filters)
where outcome = 'answered'
  and operator is not null
group by operator
order by operator
