-- One row per good row of an operator state list: a stretch of time in one state, in UTC.
with states as (
  select
    cast(utc_to_local(local_to_utc(started, $zone), $centre_zone) as date) as service_date,
    local_to_utc(started, $zone) as started_at,
    local_to_utc(ended, $zone) as ended_at,
    $source as source,
    $centre as centre,
    row_key,
    operator,
    state,
    reason,
    cast($file_id as integer) as file_id,
    line_no
  from typed
  where fault is null
)

select
  *,
  row_digest([cast(started_at as varchar), cast(ended_at as varchar), operator, state, reason, centre]) as row_hash
from states
order by started_at, line_no
