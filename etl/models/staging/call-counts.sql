-- One row per well-shaped row of a switch report, in the order of the file: the calls of a stretch of time, by line, outcome and wait bin; `fault` where it must be rejected.
select
  local_to_utc(starts, $zone) as starts_at,
  minutes,
  row_key,
  counts,
  version as version_at,
  clock_of(starts, $zone) as clock,
  coalesce(fault, time_fault($starts_column, starts, $latest)) as fault
from typed
