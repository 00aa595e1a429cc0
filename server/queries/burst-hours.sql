-- One row per local hour of which every asked centre's feed of calls tells: rows, or that surely none came.
with best as (
  select centre, service_date, hour, bool_or(state <> 'none') as is_told
  from agg_feed_states
  where kind in ('calls', 'call-counts', 'queue-log')
    and service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
  group by centre, service_date, hour
)

select strftime(service_date, '%Y-%m-%dT') || lpad(cast(hour as varchar), 2, '0') as date
from best
where is_told
group by service_date, hour
having count(*) = (select count(distinct centre) from best)
order by service_date, hour
