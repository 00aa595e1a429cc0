-- One row per service day and incident: those that calls of several days name, and of the others the twenty that most calls name, more than one: calls, first and last.
with named as (
  select
    service_date,
    centre,
    incident_key,
    arg_min(category, arrived_at) as category,
    arg_min(district, arrived_at) as district,
    bucket_text(service_date, arg_min(slot, arrived_at), 'slot') as first_at,
    min(arrived_at) as first_call,
    max(arrived_at) as last_call,
    count(*) as calls
  from offered_calls($from, $to, $filters)
  where incident_key is not null
  group by service_date, centre, incident_key
),

marked as (
  select named.*, lasting.centre is not null as is_lasting
  from named
  left join lasting_incidents($from, $to, $filters) as lasting using (centre, incident_key)
  where is_lasting or calls > 1
)

select
  first_at as at,
  centre,
  incident_key as incident,
  is_lasting,
  category,
  district,
  cast(epoch(first_call) as double) as first_s,
  cast(epoch(last_call) as double) as last_s,
  cast(calls as integer) as calls
from marked
qualify is_lasting or row_number() over (
  partition by service_date, is_lasting order by calls desc, first_at, incident_key, centre
) <= 20
order by 1, 2, 3
