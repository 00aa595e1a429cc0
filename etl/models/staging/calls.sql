-- One row per good row of a call list: stamps in UTC, durations in seconds, the local calendar of the centre.
with stamps as (
  select
    *,
    local_to_utc(arrived, $zone) as arrived_at,
    date_diff('second', arrived, case when outcome = 'answered' then answered else ended end) as stamped_wait_s,
    date_diff('second', answered, ended) as stamped_talk_s
  from typed
  where fault is null
),

durations as (
  select
    *,
    cast(coalesce(wait_s, stamped_wait_s) as integer) as any_wait_s,
    case when outcome = 'answered' then cast(coalesce(talk_s, stamped_talk_s) as integer) end as any_talk_s,
    utc_to_local(arrived_at, $centre_zone) as local_at,
    case when caller is not null then caller_hash(caller, $caller_key) end as caller_id
  from stamps
),

calls as (
  select
    cast(local_at as date) as service_date,
    cast(hour(local_at) as utinyint) as hour,
    cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
    cast(isodow(local_at) as utinyint) as weekday,
    arrived_at,
    $source as source,
    $centre as centre,
    row_key,
    outcome,
    case when any_wait_s >= 0 then any_wait_s end as wait_s,
    case when any_talk_s >= 0 then any_talk_s end as talk_s,
    case when outcome = 'answered' and durations.wrap_s >= 0 then durations.wrap_s end as wrap_s,
    case when any_talk_s >= 0 then any_talk_s + coalesce(greatest(durations.wrap_s, 0), 0) end as handle_s,
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
    caller_id as caller,
    transferred,
    coalesce(any_wait_s < 0, false) or coalesce(any_talk_s < 0, false) as out_of_order,
    cast($file_id as integer) as file_id,
    line_no
  from durations
)

select
  *,
  row_digest([
    cast(arrived_at as varchar), outcome, cast(wait_s as varchar), cast(talk_s as varchar), cast(wrap_s as varchar),
    disposition, category, subcategory, district, agency, language, operator, line, priority, incident_key,
    cast(caller as varchar), cast(transferred as varchar), cast(out_of_order as varchar), centre
  ]) as row_hash
from calls
order by arrived_at, line_no
