-- One row per bucket of the asked grain ('all' = one row): the additive sums of incidents.
select
  case when $grain = 'all' then '' else bucket_at(service_date, weekday, hour, slot, $grain) end as at,
  cast(count(*) as integer) as incidents,
  cast(count(*) filter (where is_dispatched) as integer) as dispatched,
  cast(count(*) filter (where is_arrived) as integer) as arrived,
  cast(count(*) filter (where is_dispatched and is_arrived) as integer) as dispatched_arrived
from chosen_incidents($from, $to, $filters)
group by 1
order by 1
