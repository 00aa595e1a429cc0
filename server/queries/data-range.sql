-- One row: first and last local day with calls or incidents.
select
  cast(min(first_day) as varchar) as first_day,
  cast(max(last_day) as varchar) as last_day
from (
  select min(service_date) as first_day, max(service_date) as last_day from fct_calls
  union all
  select min(service_date), max(service_date) from fct_incidents
)
