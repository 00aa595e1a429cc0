-- One row per operator and quarter hour of the touched days with a shift in it: seconds rostered (overlaps once), and of them on duty or paused, on duty, and handling calls.
with spells as (
  select operator, 'rostered' as kind, greatest(starts_at, kept_from) as from_at, ends_at as to_at
  from fct_roster
  left join retained using (source)
  where centre = $centre
    and starts_at < (select max(day) + 3 from touched_days)
    and ends_at > (select min(day) - 2 from touched_days)

  union all

  select operator, unnest(if(state = 'ready', ['kept', 'available'], ['kept'])), greatest(started_at, kept_from), ended_at
  from fct_operator_states
  left join retained using (source)
  where centre = $centre
    and started_at < (select max(day) + 3 from touched_days)
    and ended_at > (select min(day) - 2 from touched_days)
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

  -- As in `handling`: who is on two calls at once handles twice.
  select
    operator,
    'worked',
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

slots as (
  select
    operator,
    kind,
    slot_at,
    greatest(from_at, slot_at) as from_at,
    least(to_at, slot_at + interval 15 minutes) as to_at
  from pieces
),

seconds as (
  select
    shift.operator,
    shift.slot_at,
    other.kind,
    greatest(0, date_diff('second', greatest(shift.from_at, other.from_at), least(shift.to_at, other.to_at))) as seconds
  from slots as shift
  join slots as other using (operator, slot_at)
  where shift.kind = 'rostered'
),

sums as (
  select
    operator,
    utc_to_local(slot_at, $centre_zone) as local_at,
    sum(seconds) filter (where kind = 'rostered') as rostered_s,
    coalesce(sum(seconds) filter (where kind = 'kept'), 0) as kept_s,
    coalesce(sum(seconds) filter (where kind = 'available'), 0) as available_s,
    coalesce(sum(seconds) filter (where kind = 'worked'), 0) as worked_s
  from seconds
  group by operator, slot_at
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  $centre as centre,
  operator,
  cast(rostered_s as integer) as rostered_s,
  cast(kept_s as integer) as kept_s,
  cast(available_s as integer) as available_s,
  cast(worked_s as integer) as worked_s
from sums
where rostered_s > 0
  and service_day(local_at) in (select day from touched_days)
