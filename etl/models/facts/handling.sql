-- One row per operator and quarter hour of the touched days: seconds spent on calls (talk and wrap-up).
with spans as (
  select
    centre,
    operator,
    arrived_at + to_seconds(coalesce(wait_s, 0)) as from_at,
    arrived_at + to_seconds(coalesce(wait_s, 0) + handle_s) as to_at
  from fct_calls
  where centre = $centre
    and operator is not null
    and handle_s > 0
    and service_date between (select min(day) - 22 from touched_days) and (select max(day) + 2 from touched_days)
    and arrived_at + to_seconds(coalesce(wait_s, 0) + handle_s) > (select min(day) - 2 from touched_days)
),

pieces as (
  select *, unnest(range(time_bucket(interval 15 minutes, from_at), to_at, interval 15 minutes)) as slot_at
  from spans
),

seconds as (
  select
    centre,
    operator,
    utc_to_local(slot_at, $centre_zone) as local_at,
    sum(date_diff('second', greatest(from_at, slot_at), least(to_at, slot_at + interval 15 minutes))) as seconds
  from pieces
  group by centre, operator, slot_at
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  centre,
  operator,
  'handling' as state,
  cast(seconds as integer) as seconds
from seconds
where seconds > 0
  and service_day(local_at) in (select day from touched_days)
