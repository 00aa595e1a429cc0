-- One row per well-shaped row of a call list, in the order of the file: stamps in UTC, durations in seconds, the local calendar of the centre; `fault` where it must be rejected.
with stamps as (
  select
    *,
    local_to_utc(arrived, $zone) as arrived_at,
    local_to_utc(answered, $zone) as answered_at,
    local_to_utc(ended, $zone) as ended_at
  from typed
),

durations as (
  select
    *,
    coalesce(
      wait_s,
      case
        when outcome = 'answered' then span_s(arrived_at, answered_at, answered, $zone)
        else span_s(arrived_at, ended_at, ended, $zone)
      end
    ) as any_wait_s,
    case when outcome = 'answered' then coalesce(talk_s, span_s(answered_at, ended_at, ended, $zone)) end as any_talk_s,
    utc_to_local(arrived_at, $centre_zone) as local_at
  from stamps
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  arrived_at,
  row_key,
  outcome,
  call_seconds(any_wait_s) as wait_s,
  call_seconds(any_talk_s) as talk_s,
  case when outcome = 'answered' then call_seconds(wrap_s) end as wrap_s,
  call_seconds(any_talk_s) + coalesce(call_seconds(wrap_s), 0) as handle_s,
  disposition,
  category,
  subcategory,
  district,
  agency,
  language,
  operator,
  line,
  priority,
  incident_key,
  case when caller is not null then caller_hash(caller, $caller_key) end as caller,
  transferred,
  coalesce(any_wait_s < 0, false) or coalesce(any_talk_s < 0, false) as out_of_order,
  version as version_at,
  clock_of(arrived, $zone) as clock,
  coalesce(
    fault,
    time_fault($arrived_column, arrived, $latest),
    case
      when wait_s > longest_call_s() then row_fault('TOO_LONG', $wait_s_column, wait_s)
      when any_wait_s > longest_call_s() and outcome = 'answered' then row_fault('TOO_LONG', $answered_column, answered)
      when any_wait_s > longest_call_s() then row_fault('TOO_LONG', $ended_column, ended)
      when talk_s > longest_call_s() then row_fault('TOO_LONG', $talk_s_column, talk_s)
      when any_talk_s > longest_call_s() then row_fault('TOO_LONG', $ended_column, ended)
      when wrap_s > longest_call_s() then row_fault('TOO_LONG', $wrap_s_column, wrap_s)
    end
  ) as fault
from durations
