-- One row per hour of the day: answered calls whose handle time is known, and the sum of it.
select
  cast(hour as integer) as hour,
  cast(count(handle_s) as integer) as n,
  cast(sum(handle_s) as double) as seconds
from offered_calls($from, $to, $filters)
where outcome = 'answered'
  and handle_s is not null
group by hour
order by hour
