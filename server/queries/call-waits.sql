-- One row per bucket ('all' = one), whether answered, and whole second waited: calls.
select
  case when $grain = 'all' then '' else bucket_at(service_date, weekday, hour, slot, $grain) end as at,
  outcome = 'answered' as is_answered,
  cast(wait_s as integer) as seconds,
  cast(count(*) as integer) as n
from offered_calls($from, $to, $filters)
where wait_s is not null
group by all
