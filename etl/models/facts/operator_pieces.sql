-- One row per operator, kind and quarter hour of a spell near the touched days: ready, pause, kept (either) and rostered, overlaps once, of a spell that began before the retention only what lies after; handling call by call.
with spells as (
  select
    operator,
    unnest([state, 'kept']) as kind,
    greatest(started_at, kept_from) as from_at,
    ended_at as to_at
  from fct_operator_states
  left join retained using (source)
  where centre = $centre

  union all

  select operator, 'rostered', greatest(starts_at, kept_from), ends_at
  from fct_roster
  left join retained using (source)
  where centre = $centre
),

-- Who is signed in to two queues at once, or has two shifts at once, is there once.
reached as (
  select
    *,
    max(to_at) over (
      partition by operator, kind order by from_at, to_at rows between unbounded preceding and 1 preceding
    ) as reached_at
  from spells
  where to_at > from_at
    and from_at < (select max(day) + 3 from touched_days)
    and to_at > (select min(day) - 2 from touched_days)
),

numbered_spells as (
  select
    *,
    count(*) filter (where reached_at is null or from_at > reached_at) over (
      partition by operator, kind order by from_at, to_at rows unbounded preceding
    ) as spell
  from reached
),

joined as (
  select operator, kind, min(from_at) as from_at, max(to_at) as to_at
  from numbered_spells
  group by operator, kind, spell

  union all

  -- Who is on two calls at once handles twice.
  select
    operator,
    'handling',
    arrived_at + to_seconds(coalesce(wait_s, 0)),
    arrived_at + to_seconds(coalesce(wait_s, 0) + handle_s)
  from fct_calls
  where centre = $centre
    and operator is not null
    and handle_s > 0
    and service_date between (select min(day) - 22 from touched_days) and (select max(day) + 2 from touched_days)
    and arrived_at + to_seconds(coalesce(wait_s, 0) + handle_s) > (select min(day) - 2 from touched_days)
),

pieces as (
  select *, unnest(range(time_bucket(interval 15 minutes, from_at), to_at, interval 15 minutes)) as slot_at
  from joined
),

local_pieces as (
  select *, utc_to_local(slot_at, $centre_zone) as local_at
  from pieces
)

select
  $centre as centre,
  operator,
  kind,
  slot_at,
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  greatest(from_at, slot_at) as from_at,
  least(to_at, slot_at + interval 15 minutes) as to_at
from local_pieces
where service_day(local_at) in (select day from touched_days)
