-- One row per operator, state and quarter hour of the touched days: seconds on duty (ready) or paused, overlaps once, of a stretch that began before the retention only what lies after.
with stretches as (
  select centre, operator, state, greatest(started_at, kept_from) as known_at, ended_at
  from fct_operator_states
  left join retained using (source)
  where centre = $centre
    and ended_at > greatest(started_at, kept_from)
    and started_at < (select max(day) + 3 from touched_days)
    and ended_at > (select min(day) - 2 from touched_days)
),

-- Who is signed in to two queues at once is on duty once.
reached as (
  select
    *,
    max(ended_at) over (
      partition by operator, state order by known_at, ended_at rows between unbounded preceding and 1 preceding
    ) as reached_at
  from stretches
),

numbered_stretches as (
  select
    *,
    count(*) filter (where reached_at is null or known_at > reached_at) over (
      partition by operator, state order by known_at, ended_at rows unbounded preceding
    ) as stretch
  from reached
),

joined as (
  select centre, operator, state, min(known_at) as known_at, max(ended_at) as ended_at
  from numbered_stretches
  group by centre, operator, state, stretch
),

pieces as (
  select
    *,
    unnest(range(time_bucket(interval 15 minutes, known_at), ended_at, interval 15 minutes)) as slot_at
  from joined
),

seconds as (
  select
    centre,
    operator,
    state,
    utc_to_local(slot_at, $centre_zone) as local_at,
    sum(date_diff('second', greatest(known_at, slot_at), least(ended_at, slot_at + interval 15 minutes))) as seconds
  from pieces
  group by centre, operator, state, slot_at
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  centre,
  operator,
  state,
  cast(seconds as integer) as seconds
from seconds
where seconds > 0
  and service_day(local_at) in (select day from touched_days)
