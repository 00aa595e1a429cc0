-- One row per local day of which the centres' feed tells (calls came, or surely none), whatever the reader filters: calls.
select cast(service_date as varchar) as date, cast(sum(n) as integer) as n
from agg_feed_states
where kind in ('calls', 'call-counts', 'queue-log')
  and state <> 'none'
  and service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by service_date
order by service_date
