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
    cast(
      coalesce(
        wait_s,
        case
          when outcome = 'answered' then span_s(arrived_at, answered_at, answered, $zone)
          else span_s(arrived_at, ended_at, ended, $zone)
        end
      ) as integer
    ) as any_wait_s,
    case
      when outcome = 'answered' then cast(coalesce(talk_s, span_s(answered_at, ended_at, ended, $zone)) as integer)
    end as any_talk_s,
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
  case when any_wait_s >= 0 then any_wait_s end as wait_s,
  case when any_talk_s >= 0 then any_talk_s end as talk_s,
  case when outcome = 'answered' and wrap_s >= 0 then wrap_s end as wrap_s,
  case when any_talk_s >= 0 then any_talk_s + coalesce(greatest(wrap_s, 0), 0) end as handle_s,
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
  fault
from durations
