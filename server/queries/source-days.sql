-- One row per source and local day that it told about: rows (calls of a switch report, which may be 0).
select source, cast(service_date as varchar) as date, cast(sum(n) as integer) as n
from agg_feed_hours
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by source, service_date
