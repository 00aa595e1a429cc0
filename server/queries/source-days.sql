-- One row per source and local day with data: rows.
select source, cast(service_date as varchar) as date, cast(count(*) as integer) as n
from fct_calls
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by source, service_date

union all

select source, cast(service_date as varchar), cast(count(*) as integer)
from fct_incidents
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by source, service_date

union all

select source, cast(service_date as varchar), cast(count(*) as integer)
from fct_operator_states
where service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
group by source, service_date
