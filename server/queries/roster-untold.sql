-- One row per centre and local hour of `roster_seconds`, which the statement begins with, of which the states or the calls of the centre do not tell: seconds rostered in it.
select
  cast(service_date as varchar) as date,
  cast(hour as integer) as hour,
  cast(coalesce(sum(rostered_s) filter (where has_states and not is_told_by_states), 0) as double) as rostered_s,
  cast(coalesce(sum(rostered_s) filter (where has_calls and not is_told_by_calls), 0) as double) as staffed_s
from roster_seconds
-- Where no feed tells of calls (or of states) at all, nothing is missing.
join (
  select centre, bool_or(kind <> 'calls') as has_states, bool_or(kind <> 'operator-states') as has_calls
  from agg_feed_states
  where kind in ('operator-states', 'queue-log', 'calls')
  group by centre
) as fed using (centre)
where (has_states and not is_told_by_states)
  or (has_calls and not is_told_by_calls)
group by centre, service_date, hour
order by all
