-- One row per bucket of the asked grain ('all' = one) and disposition of answered calls: calls and seconds of handling.
select
  bucket_text(day_bucket(service_date, weekday, $grain), 0, $grain) as at,
  disposition,
  cast(sum(calls) as integer) as calls,
  cast(sum(handle_s) as double) as handle_s
from offered_calls($from, $to, $filters)
where outcome = 'answered'
group by day_bucket(service_date, weekday, $grain), disposition
