-- One row per local month and disposition of answered calls: calls, those whose handling is known, seconds of talk and of handling.
select
  cast(cast(date_trunc('month', service_date) as date) as varchar) as month,
  disposition,
  cast(count(*) as integer) as calls,
  cast(count(handle_s) as integer) as known,
  cast(coalesce(sum(talk_s) filter (where handle_s is not null), 0) as double) as talk_s,
  cast(coalesce(sum(handle_s), 0) as double) as handle_s
from offered_calls($from, $to, $filters)
where outcome = 'answered'
group by 1, 2
order by 1, 2
