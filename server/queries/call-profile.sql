-- One row per ISO weekday and hour of the day: offered calls and the sums of the service level.
select
  cast(weekday as integer) as weekday,
  cast(hour as integer) as hour,
  cast(count(*) as integer) as offered,
  cast(count(*) filter (where outcome = 'answered') as integer) as answered,
  cast(count(*) filter (where outcome = 'answered' and wait_s <= $within) as integer) as answered_within,
  cast(count(*) filter (where outcome = 'answered' and wait_s <= 30) as integer) as answered_within_30,
  cast(count(*) filter (where outcome <> 'answered' and wait_s <= $within) as integer) as gone_within,
  cast(count(*) filter (where outcome <> 'answered' and wait_s <= 5) as integer) as gone_short
from offered_calls($from, $to, $filters)
group by all
order by all
