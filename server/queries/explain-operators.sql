-- One row per dimension (hour, weekday, operator) and part: seconds handling calls, and seconds on duty.
select
  case
    when grouping(hour) = 0 then 'hour'
    when grouping(weekday) = 0 then 'weekday'
    else 'operator'
  end as dimension,
  coalesce(cast(hour as varchar), cast(weekday as varchar), operator) as id,
  cast(coalesce(sum(seconds) filter (where state = 'handling'), 0) as double) as numerator,
  cast(coalesce(sum(seconds) filter (where state = 'ready'), 0) as double) as denominator
from agg_operator_slot
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
  and (len($operators) = 0 or list_contains($operators, operator))
group by grouping sets ((hour), (weekday), (operator))
