-- One row per service day ('day'), ISO weekday and hour ('week') and, where $hours = 1, hour ('hour'): hours of the asked centres that are known (rows or surely none).
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
  select service_date, hour, isodow(service_date) as weekday
  from known
)

select
  case when grouping(weekday) = 0 then 'week' when grouping(hour) = 0 then 'hour' else 'day' end as per,
  coalesce(cast(service_date as varchar), '') as date,
  cast(coalesce(weekday, 0) as integer) as weekday,
  cast(coalesce(hour, 0) as integer) as hour,
  cast(count(*) as integer) as known
from dated
group by grouping sets ((service_date), (weekday, hour), (service_date, hour))
having grouping(weekday) = 0 or grouping(hour) = 1 or $hours = 1
order by 1, 2, 3, 4
