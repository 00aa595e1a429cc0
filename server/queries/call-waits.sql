-- One row per bucket ('all' = one), whether answered, and second by which the wait had ended (of a switch report: the upper edge of its bin): calls.
with waits as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    outcome = 'answered' as is_answered,
    bound_s,
    sum(calls) as n
  from offered_calls($from, $to, $filters)
  where bound_s is not null
  group by all
)

select
  bucket_text(day, begins, $grain) as at,
  is_answered,
  cast(bound_s as integer) as seconds,
  cast(n as integer) as n
from waits
