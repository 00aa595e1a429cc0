-- One row per bucket of the asked grain ('all' = one row): the additive sums of incidents.
with sums as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    cast(count(*) as integer) as incidents,
    cast(count(*) filter (where is_dispatched) as integer) as dispatched,
    cast(count(*) filter (where is_arrived) as integer) as arrived,
    cast(count(*) filter (where is_dispatched and is_arrived) as integer) as dispatched_arrived,
    cast(count(*) filter (where not is_closed) as integer) as open
  from chosen_incidents($from, $to, $filters)
  group by 1, 2
)

select bucket_text(day, begins, $grain) as at, * exclude (day, begins)
from sums
order by 1
