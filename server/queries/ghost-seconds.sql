-- One row per bucket of the asked grain and disposition of answered calls: calls, those whose handling is known, seconds of talk and of handling.
select
  bucket_text(day_bucket(service_date, weekday, $grain), slot_bucket(hour, slot, $grain), $grain) as at,
  disposition,
  cast(count(*) as integer) as calls,
  cast(count(handle_s) as integer) as known,
  cast(coalesce(sum(talk_s) filter (where handle_s is not null), 0) as double) as talk_s,
  cast(coalesce(sum(handle_s), 0) as double) as handle_s
from offered_calls($from, $to, $filters)
where outcome = 'answered'
group by 1, 2
order by 1, 2
