-- One row per bucket ('all' = one, 'profile' = hour of the day), operator and state: seconds.
select
  case $grain
    when 'all' then ''
    when 'profile' then cast(hour as varchar)
    else bucket_text(day_bucket(service_date, weekday, $grain), slot_bucket(hour, slot, $grain), $grain)
  end as at,
  case when $by_operator = 1 then operator else '' end as operator,
  state,
  cast(sum(seconds) as double) as seconds
from agg_operator_slot
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
  and (len($operators) = 0 or list_contains($operators, operator))
group by all
order by all
