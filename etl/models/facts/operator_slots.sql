-- One row per operator, state and quarter hour of `operator_pieces`: seconds on duty (ready), paused, or on calls (talk and wrap-up).
select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  $centre as centre,
  operator,
  kind as state,
  cast(sum(date_diff('second', from_at, to_at)) as integer) as seconds
from operator_pieces
where kind in ('ready', 'pause', 'handling')
group by operator, kind, slot_at, local_at
having sum(date_diff('second', from_at, to_at)) > 0
