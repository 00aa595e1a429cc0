-- One row per bucket of the asked grain ('all' = one), ISO weekday and hour: known hours of the asked centres in the period, the chosen offered calls in them, and the squares of those of each hour.
with known as (
  select distinct service_date, hour, centre
  from agg_feed_states
  where list_contains($kinds, kind)
    and state <> 'none'
    and service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($filters['centre']) = 0 or list_contains($filters['centre'], centre))
),

counted as (
  select service_date, hour, centre, sum(calls) as n
  from offered_calls($from, $to, $filters)
  group by service_date, hour, centre
)

select
  bucket_text(day_bucket(service_date, isodow(service_date), $grain), 0, $grain) as at,
  cast(isodow(service_date) as integer) as weekday,
  cast(hour as integer) as hour,
  cast(count(*) as integer) as hours,
  cast(coalesce(sum(n), 0) as double) as n,
  cast(coalesce(sum(n * n), 0) as double) as squares
from known
left join counted using (service_date, hour, centre)
group by day_bucket(service_date, isodow(service_date), $grain), isodow(service_date), hour
order by all
