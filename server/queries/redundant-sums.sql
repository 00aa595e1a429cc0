-- One row per service day: offered calls, those that name their incident; of the incidents that no call of another day names: how many, and those that several calls name.
with named as (
  select service_date, centre, incident_key, sum(calls) as calls
  from offered_calls($from, $to, $filters)
  group by service_date, centre, incident_key
),

marked as (
  select named.*, incident_key is not null and lasting.centre is null as is_of_a_day
  from named
  left join lasting_incidents($from, $to, $filters) as lasting using (centre, incident_key)
)

select
  cast(service_date as varchar) as at,
  cast(sum(calls) as integer) as offered,
  cast(coalesce(sum(calls) filter (where incident_key is not null), 0) as integer) as keyed,
  cast(count(*) filter (where is_of_a_day) as integer) as incidents,
  cast(count(*) filter (where is_of_a_day and calls > 1) as integer) as reported_again
from marked
group by service_date
order by service_date
