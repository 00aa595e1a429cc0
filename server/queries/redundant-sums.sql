-- One row: offered calls, those that name their incident, the incidents named, and those of them that several calls name.
with named as (
  select centre, incident_key, sum(calls) as calls
  from offered_calls($from, $to, $filters)
  group by centre, incident_key
)

select
  cast(coalesce(sum(calls), 0) as integer) as offered,
  cast(coalesce(sum(calls) filter (where incident_key is not null), 0) as integer) as keyed,
  cast(count(incident_key) as integer) as incidents,
  cast(count(incident_key) filter (where calls > 1) as integer) as reported_again
from named
