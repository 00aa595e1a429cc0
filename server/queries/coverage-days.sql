-- One row per source and local day that it is known of: rows, and the states of its 24 hours as letters (r rows, z zero, n none).
select
  source,
  cast(service_date as varchar) as date,
  cast(sum(n) as integer) as n,
  string_agg(lpad(cast(hour as varchar), 2, '0') || left(state, 1), '' order by hour) as hours
from agg_feed_states
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by source, service_date
order by source, service_date
