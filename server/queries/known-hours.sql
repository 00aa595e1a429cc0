-- One row per bucket of the asked grain ('all' = one) and, where $by_hour = 1, ISO weekday and hour: hours of the asked centres that are known (rows or surely none).
with known as (
  select distinct service_date, hour, centre
  from agg_feed_states
  where list_contains($kinds, kind)
    and state <> 'none'
    and service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
),

dated as (
  select
    day_bucket(service_date, isodow(service_date), $grain) as day,
    isodow(service_date) as weekday,
    if($by_hour = 1, hour, null) as hour
  from known
)

select
  bucket_text(day, 0, $grain) as at,
  cast(weekday as integer) as weekday,
  cast(hour as integer) as hour,
  cast(count(*) as integer) as known
from dated
group by day, weekday, hour
order by all
