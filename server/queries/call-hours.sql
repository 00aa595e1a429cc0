-- One row per clock hour, the $most with most calls ('offered') or most calls not answered in time ('missed'); 0: every hour.
with hours as (
  select
    service_date,
    hour,
    sum(calls) as offered,
    coalesce(sum(calls) filter (where outcome = 'answered'), 0) as answered,
    coalesce(sum(calls) filter (where outcome = 'answered' and bound_s <= $within), 0) as answered_within,
    coalesce(sum(calls) filter (where outcome = 'answered' and bound_s <= 30), 0) as answered_within_30,
    coalesce(sum(calls) filter (where outcome <> 'answered' and bound_s <= $within), 0) as gone_within,
    coalesce(sum(calls) filter (where outcome <> 'answered' and bound_s <= 5), 0) as gone_short
  from offered_calls($from, $to, $filters)
  group by service_date, hour
)

select
  cast(service_date as varchar) as date,
  cast(hour as integer) as hour,
  cast(offered as integer) as offered,
  cast(answered as integer) as answered,
  cast(answered_within as integer) as answered_within,
  cast(answered_within_30 as integer) as answered_within_30,
  cast(gone_within as integer) as gone_within,
  cast(gone_short as integer) as gone_short
from hours
where $by = 'offered' or offered > answered_within
qualify $most = 0
  or row_number() over (
    order by case when $by = 'offered' then offered else offered - answered_within end desc, service_date, hour
  ) <= $most
