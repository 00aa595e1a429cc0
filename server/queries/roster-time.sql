-- One row per bucket ('all' = one) and operator of `roster_seconds`, which the statement begins with: seconds by name.
select
  bucket_text(day, begins, $grain) as at,
  operator,
  cast(coalesce(sum(rostered_s) filter (where is_told_by_states), 0) as double) as rostered_s,
  cast(coalesce(sum(kept_s) filter (where is_told_by_states), 0) as double) as kept_s,
  cast(coalesce(sum(rostered_s - available_s) filter (where is_told_by_states), 0) as double) as lost_s,
  cast(coalesce(sum(rostered_s) filter (where is_told_by_calls), 0) as double) as staffed_s,
  cast(coalesce(sum(worked_s) filter (where is_told_by_calls), 0) as double) as worked_s
from (
  select
    * exclude (operator),
    day_bucket(service_date, weekday, $grain) as day,
    cast(slot_bucket(hour, slot, $grain) as integer) as begins,
    if($by_operator = 1, operator, '') as operator
  from roster_seconds
)
group by day, begins, operator
order by all
