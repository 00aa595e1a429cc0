-- One row per incident that several calls name, the twenty with most calls: quarter hour of the first, seconds from it to the last, calls.
select
  centre,
  incident_key as incident,
  arg_min(category, arrived_at) as category,
  arg_min(district, arrived_at) as district,
  bucket_text(arg_min(service_date, arrived_at), arg_min(slot, arrived_at), 'slot') as first_at,
  cast(date_diff('second', min(arrived_at), max(arrived_at)) as integer) as lasted_s,
  cast(count(*) as integer) as calls
from offered_calls($from, $to, $filters)
where incident_key is not null
group by centre, incident_key
having count(*) > 1
order by calls desc, first_at, incident
limit 20
