-- One row per stretch of an operator on duty (ready, not paused), with the service day in which it began.
select
  strftime(service_date, '%Y-%m-%d') as date,
  centre,
  operator,
  cast(epoch(started_at) as double) as from_s,
  cast(epoch(ended_at) as double) as to_s
from fct_operator_states
where state = 'ready'
  and service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
