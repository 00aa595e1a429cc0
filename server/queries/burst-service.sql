-- One row per event ($events: number|first|end, in quarter hours since 1970), outcome and second by which the wait had ended: calls.
with events as (
  select
    cast(split_part(event, '|', 1) as integer) as event,
    cast(split_part(event, '|', 2) as integer) as first_slot,
    cast(split_part(event, '|', 3) as integer) as end_slot
  from (select unnest($events) as event)
),

calls as (
  select date_diff('day', date '1970-01-01', service_date) * 96 + slot + if(hour < $dayStarts, 96, 0) as quarter, outcome, bound_s, calls
  from offered_calls($from, $to, $filters)
)

select event, outcome, cast(bound_s as integer) as seconds, cast(sum(calls) as integer) as n
from events
inner join calls on quarter >= first_slot and quarter < end_slot
group by event, outcome, bound_s
order by event, outcome, bound_s
