-- One row per well-shaped row of an operator state list, in the order of the file: a stretch of time in one state, in UTC; `fault` where it must be rejected.
select
  service_day(utc_to_local(local_to_utc(started, $zone), $centre_zone)) as service_date,
  local_to_utc(started, $zone) as started_at,
  local_to_utc(ended, $zone) as ended_at,
  row_key,
  operator,
  state,
  reason,
  version as version_at,
  clock_of(started, $zone) as clock,
  fault
from typed
