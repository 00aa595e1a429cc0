-- One row per bucket of the asked grain ('all' = one) and operator: answered calls and their seconds.
select
  bucket_text(day_bucket(service_date, weekday, $grain), 0, $grain) as at,
  operator,
  cast(count(*) as integer) as answered,
  cast(count(talk_s) as integer) as talk_known,
  cast(coalesce(sum(talk_s), 0) as double) as talk_s,
  cast(count(handle_s) as integer) as handle_known,
  cast(coalesce(sum(handle_s), 0) as double) as handle_s
from offered_calls($from, $to, $filters)
where outcome = 'answered'
  and operator is not null
group by day_bucket(service_date, weekday, $grain), operator
