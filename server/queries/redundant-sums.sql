-- One row: offered calls, those that name their incident, the incidents named, and those of them that several calls name.
with keyed as (
  select fct_calls.centre, fct_calls.incident_key, count(*) as calls
  from offered_calls($from, $to, $filters) as chosen
  inner join fct_calls using (file_id, line_no)
  where fct_calls.incident_key is not null
  group by fct_calls.centre, fct_calls.incident_key
)

select
  cast((select coalesce(sum(calls), 0) from offered_calls($from, $to, $filters)) as integer) as offered,
  cast(coalesce(sum(calls), 0) as integer) as keyed,
  cast(count(*) as integer) as incidents,
  cast(count(*) filter (where calls > 1) as integer) as reported_again
from keyed
