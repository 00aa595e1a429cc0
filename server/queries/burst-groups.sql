-- One row per event ($events: number|first|end, in quarter hours since 1970), category and district, the five with most calls: calls, and the incidents that they reported.
with events as (
  select
    cast(split_part(event, '|', 1) as integer) as event,
    cast(split_part(event, '|', 2) as integer) as first_slot,
    cast(split_part(event, '|', 3) as integer) as end_slot
  from (select unnest($events) as event)
),

calls as (
  select
    date_diff('day', date '1970-01-01', service_date) * 96 + slot + if(hour < $dayStarts, 96, 0) as quarter,
    category,
    district,
    incident_key
  from offered_calls($from, $to, $filters)
  where coalesce(category, district) is not null
),

counted as (
  select event, category, district, count(*) as calls, count(incident_key) as keyed, count(distinct incident_key) as incidents
  from events
  inner join calls on quarter >= first_slot and quarter < end_slot
  group by event, category, district
)

select
  event,
  category,
  district,
  cast(calls as integer) as calls,
  cast(keyed as integer) as keyed,
  cast(incidents as integer) as incidents
from counted
qualify row_number() over (partition by event order by calls desc, category, district) <= 5
order by event, calls desc, category, district
