-- One row per local day, whether answered, and threshold bin: offered calls of its busy hour, the clock hour with most of them, of equals the earliest.
with waits as (
  select service_date, hour, outcome = 'answered' as is_answered, bound_s, sum(calls) as n
  from offered_calls($from, $to, $filters)
  group by all
),

hours as (
  select service_date, hour, row_number() over (partition by service_date order by sum(n) desc, hour) as place
  from waits
  group by service_date, hour
)

select
  cast(service_date as varchar) as at,
  cast(hour as integer) as hour,
  is_answered,
  cast(list_min(list_filter(list_transform($thresholds, t -> cast(t as integer)), t -> t >= bound_s)) as integer) as up_to_s,
  cast(sum(n) as integer) as n
from waits
join hours using (service_date, hour)
where place = 1
group by all
