-- One row per quarter hour of an operator's roster in the period: whether the states and the calls tell of its hour, and its seconds.
with told as (
  select centre, service_date, hour, bool_or(kind <> 'calls') as by_states, bool_or(kind <> 'operator-states') as by_calls
  from agg_feed_states
  where kind in ('operator-states', 'queue-log', 'calls')
    and state <> 'none'
    and service_date >= cast($from as date)
    and service_date < cast($to as date)
  group by centre, service_date, hour
),

roster_seconds as (
  select
    agg_roster_slot.*,
    coalesce(by_states, false) as is_told_by_states,
    coalesce(by_calls, false) as is_told_by_calls
  from agg_roster_slot
  left join told using (centre, service_date, hour)
  where service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
    and (len($operators) = 0 or list_contains($operators, operator))
)
