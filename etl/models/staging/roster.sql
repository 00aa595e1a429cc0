-- One row per well-shaped row of a roster, in the order of the file: a shift of an operator, in UTC; an end before its start, by less than a day, is on the next day; `fault` where it must be rejected.
select
  service_day(utc_to_local(local_to_utc(starts, $zone), $centre_zone)) as service_date,
  local_to_utc(starts, $zone) as starts_at,
  local_to_utc(case when ends < starts then ends + interval 1 day else ends end, $zone) as ends_at,
  row_key,
  operator,
  shift,
  version as version_at,
  clock_of(starts, $zone) as clock,
  coalesce(
    fault,
    time_fault($starts_column, starts, $latest),
    case
      when ends = starts or ends + interval 1 day <= starts then row_fault('ENDS_FIRST', $ends_column, ends)
      when seconds_between(starts, ends) > longest_state_s() then row_fault('TOO_LONG', $ends_column, ends)
    end
  ) as fault
from typed
