-- One row per bucket of the asked grain ('all' = one) and language of answered calls: calls.
select
  bucket_text(day_bucket(service_date, weekday, $grain), 0, $grain) as at,
  language,
  cast(sum(calls) as integer) as answered
from offered_calls($from, $to, $filters)
where outcome = 'answered'
group by day_bucket(service_date, weekday, $grain), language
