-- One row per well-shaped row of an operator state list, in the order of the file: a stretch of time in one state, in UTC; `fault` where it must be rejected.
with stamps as (
  select
    *,
    local_to_utc(started, $zone) as started_at,
    local_to_utc(ended, $zone) as first_ended_at,
    span_s(local_to_utc(started, $zone), local_to_utc(ended, $zone), ended, $zone) as lasted_s
  from typed
)

select
  service_day(utc_to_local(started_at, $centre_zone)) as service_date,
  started_at,
  case when lasted_s >= 0 and first_ended_at < started_at then first_ended_at + interval 1 hour else first_ended_at end as ended_at,
  row_key,
  operator,
  state,
  reason,
  version as version_at,
  clock_of(started, $zone) as clock,
  coalesce(
    fault,
    time_fault($started_column, started, $latest),
    case
      when lasted_s < 0 then row_fault('ENDS_FIRST', $ended_column, ended)
      when lasted_s > longest_state_s() then row_fault('TOO_LONG', $ended_column, ended)
    end
  ) as fault
from stamps
