-- One row per stretch of an operator on duty (ready, not paused) that touches the days from the day before the period on.
select
  centre,
  operator,
  cast(epoch(started_at) as double) as from_s,
  cast(epoch(ended_at) as double) as to_s
from fct_operator_states
where state = 'ready'
  and service_date >= cast($from as date) - 3
  and service_date < cast($to as date) + 1
  and (len($centre) = 0 or list_contains($centre, centre))
order by centre, operator, started_at
