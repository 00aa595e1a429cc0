-- One row per bucket ('all' = one, 'profile' = hour of the day), operator and state: seconds.
with sums as (
  select
    day_bucket(service_date, weekday, if($grain = 'profile', 'all', $grain)) as day,
    if($grain = 'profile', cast(hour as integer), cast(slot_bucket(hour, slot, $grain) as integer)) as begins,
    if($by_operator = 1, operator, '') as operator,
    state,
    sum(seconds) as seconds
  from agg_operator_slot
  where service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
    and (len($operators) = 0 or list_contains($operators, operator))
  group by all
)

select
  if($grain = 'profile', cast(begins as varchar), bucket_text(day, begins, $grain)) as at,
  operator,
  state,
  cast(seconds as double) as seconds
from sums
order by all
