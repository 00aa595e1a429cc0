-- One row per operator and quarter hour of `operator_pieces` with a shift in it: seconds rostered, and of them on duty or paused, on duty, and handling calls.
with seconds as (
  select
    shift.* exclude (kind, from_at, to_at),
    other.kind,
    greatest(0, date_diff('second', greatest(shift.from_at, other.from_at), least(shift.to_at, other.to_at))) as seconds
  from operator_pieces as shift
  join operator_pieces as other using (operator, slot_at)
  where shift.kind = 'rostered'
)

select
  centre,
  operator,
  service_date,
  hour,
  slot,
  weekday,
  cast(sum(seconds) filter (where kind = 'rostered') as integer) as rostered_s,
  cast(coalesce(sum(seconds) filter (where kind = 'kept'), 0) as integer) as kept_s,
  cast(coalesce(sum(seconds) filter (where kind = 'ready'), 0) as integer) as available_s,
  cast(coalesce(sum(seconds) filter (where kind = 'handling'), 0) as integer) as worked_s
from seconds
group by centre, operator, service_date, hour, slot, weekday, slot_at
having sum(seconds) filter (where kind = 'rostered') > 0
