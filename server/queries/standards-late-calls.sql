-- One row per quarter hour or hour, the twenty with most late calls first: offered calls, answered, answered in time, and those that miss the goal.
with judged as (
  select
    service_date,
    slot_bucket(hour, slot, $grain) as begins,
    calls,
    outcome = 'answered' as is_answered,
    outcome = 'answered' and coalesce(bound_s <= $within, false) as is_in_time,
    -- Unanswered calls that the variant leaves out: none (-1), those gone by `excused` seconds, or all of them (2147483647).
    outcome <> 'answered' and ($excused = 2147483647 or coalesce(bound_s <= $excused, false)) as is_excused
  from offered_calls($from, $to, $filters)
)

select
  bucket_text(service_date, begins, $grain) as at,
  cast(sum(calls) as integer) as offered,
  cast(coalesce(sum(calls) filter (where is_answered), 0) as integer) as answered,
  cast(coalesce(sum(calls) filter (where is_in_time), 0) as integer) as in_time,
  cast(coalesce(sum(calls) filter (where not is_in_time and not is_excused), 0) as integer) as late
from judged
group by service_date, begins
having late > 0
order by late desc, service_date, begins
limit 20
