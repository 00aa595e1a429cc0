-- One row per bucket of the grain ('all' = one), whether answered, and threshold bin (the least threshold by which the wait had ended; null: longer or unknown): offered calls.
with waits as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    outcome = 'answered' as is_answered,
    bound_s,
    sum(calls) as n
  from offered_calls($from, $to, $filters)
  group by all
)

select
  bucket_text(day, begins, $grain) as at,
  is_answered,
  cast(list_min(list_filter(list_transform($thresholds, t -> cast(t as integer)), t -> t >= bound_s)) as integer) as up_to_s,
  cast(sum(n) as integer) as n
from waits
group by all
