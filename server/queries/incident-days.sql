-- One row per local day on which the centres' register has any row, whatever the reader filters: rows.
select cast(service_date as varchar) as date, cast(sum(n) as integer) as n
from agg_feed_hours
where kind = 'incidents'
  and service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by service_date
order by service_date
