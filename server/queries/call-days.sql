-- One row per local day on which the centres' feed told of calls, whatever the reader filters: calls (0: told that none came).
select cast(service_date as varchar) as date, cast(sum(n) as integer) as n
from agg_feed_hours
where kind in ('calls', 'call-counts', 'queue-log')
  and service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by service_date
order by service_date
