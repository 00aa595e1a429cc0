-- One row per clock hour, the twenty with most incidents, ties earliest first.
select
  cast(service_date as varchar) as date,
  cast(hour as integer) as hour,
  cast(count(*) as integer) as incidents
from chosen_incidents($from, $to, $filters)
group by service_date, hour
order by count(*) desc, service_date, hour
limit 20
