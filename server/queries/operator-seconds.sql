-- One row per quarter hour, operator and name of an additive second (TIME_SUM_NAMES of server/domain/sums.ts); goes on where `roster_seconds` ends.
,
operator_seconds as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    hour,
    weekday,
    operator,
    unnest(
      case state
        when 'ready' then ['ready_s', 'signed_in_s']
        when 'pause' then ['pause_s', 'signed_in_s']
        else ['handling_s']
      end
    ) as name,
    seconds
  from agg_operator_slot
  where service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
    and (len($operators) = 0 or list_contains($operators, operator))

  union all

  select day_bucket(service_date, weekday, $grain), hour, weekday, operator, unnest(['rostered_s', 'kept_s', 'lost_s']),
    unnest([rostered_s, kept_s, rostered_s - available_s])
  from roster_seconds
  where is_told_by_states

  union all

  select day_bucket(service_date, weekday, $grain), hour, weekday, operator, unnest(['staffed_s', 'worked_s']), unnest([rostered_s, worked_s])
  from roster_seconds
  where is_told_by_calls
)

