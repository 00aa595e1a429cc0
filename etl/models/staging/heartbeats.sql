-- One row per well-shaped row of a heartbeat log, in the order of the file: a moment at which a feed was alive, in UTC; `fault` where it must be rejected.
select
  local_to_utc(happened, $zone) as happened_at,
  row_key,
  version as version_at,
  clock_of(happened, $zone) as clock,
  coalesce(fault, time_fault($happened_column, happened, $latest)) as fault
from typed
