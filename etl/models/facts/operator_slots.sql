-- One row per operator, state and quarter hour of `operator_pieces`: seconds on duty (ready), paused, or on calls (talk and wrap-up).
select
  centre,
  operator,
  service_date,
  hour,
  slot,
  weekday,
  kind as state,
  cast(sum(date_diff('second', from_at, to_at)) as integer) as seconds
from operator_pieces
where kind in ('ready', 'pause', 'handling')
group by centre, operator, service_date, hour, slot, weekday, kind, slot_at
having sum(date_diff('second', from_at, to_at)) > 0
