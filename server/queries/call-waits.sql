-- One row per bucket ('all' = one), whether answered, and whole second waited: calls.
with waits as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    outcome = 'answered' as is_answered,
    wait_s,
    count(*) as n
  from offered_calls($from, $to, $filters)
  where wait_s is not null
  group by all
)

select
  bucket_text(day, begins, $grain) as at,
  is_answered,
  cast(wait_s as integer) as seconds,
  cast(n as integer) as n
from waits
