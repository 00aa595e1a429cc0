-- One row per bucket of the asked grain ('all' = one), dimension (hour, weekday, operator) and part of `operator_seconds`, which the statement begins with: numerator and denominator.
select
  bucket_text(day, 0, $grain) as at,
  case
    when grouping(hour) = 0 then 'hour'
    when grouping(weekday) = 0 then 'weekday'
    else 'operator'
  end as dimension,
  coalesce(cast(hour as varchar), cast(weekday as varchar), operator) as id,
  cast(coalesce(sum(seconds) filter (where name = $numerator), 0) as double) as numerator,
  cast(coalesce(sum(seconds) filter (where name = $denominator), 0) as double) as denominator
from operator_seconds
group by grouping sets ((day, hour), (day, weekday), (day, operator))
