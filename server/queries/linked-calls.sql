-- One row per call that reports an incident ($incident), or that the caller of a call ($file, $line) made within a day of it: first come first.
with call as (
  select centre, caller, arrived_at, service_date
  from fct_calls
  where file_id = $file
    and line_no = $line
    and caller is not null
)

select
  cast(file_id as varchar) || '-' || cast(line_no as varchar) as id,
  utc_text(arrived_at) as arrived_at,
  local_text(service_date, slot, arrived_at) as arrived_local,
  outcome,
  wait_s,
  disposition
from fct_calls
where ($incident <> '' and incident_key = $incident and ($centre = '' or centre = $centre))
  or (
    (centre, caller) in (select (centre, caller) from call)
    and abs(date_diff('second', arrived_at, (select arrived_at from call limit 1))) <= 86400
  )
order by fct_calls.arrived_at, file_id, line_no
limit 50
