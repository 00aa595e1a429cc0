-- One row per bucket of the asked grain ('all' = one), ISO weekday and hour of the day: offered calls and the sums of the service level.
select
  bucket_text(day_bucket(service_date, weekday, $grain), 0, $grain) as at,
  cast(weekday as integer) as weekday,
  cast(hour as integer) as hour,
  cast(sum(calls) as integer) as offered,
  cast(coalesce(sum(calls) filter (where outcome = 'answered'), 0) as integer) as answered,
  cast(coalesce(sum(calls) filter (where outcome = 'answered' and bound_s <= $within), 0) as integer) as answered_within,
  cast(coalesce(sum(calls) filter (where outcome = 'answered' and bound_s <= 30), 0) as integer) as answered_within_30,
  cast(coalesce(sum(calls) filter (where outcome <> 'answered' and bound_s <= $within), 0) as integer) as gone_within,
  cast(coalesce(sum(calls) filter (where outcome <> 'answered' and bound_s <= 5), 0) as integer) as gone_short
from offered_calls($from, $to, $filters)
group by day_bucket(service_date, weekday, $grain), weekday, hour
order by all
