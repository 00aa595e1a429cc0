-- One row per good row of an incident register: an incident, or one unit sent to it; stamps in UTC.
with incident_rows as (
  select
    local_to_utc(received, $zone) as received_at,
    $source as source,
    $centre as centre,
    row_key,
    coalesce(incident_key, row_key) as incident_key,
    local_to_utc(entered, $zone) as entered_at,
    local_to_utc(dispatched, $zone) as dispatched_at,
    local_to_utc(enroute, $zone) as enroute_at,
    local_to_utc(arrived, $zone) as arrived_at,
    local_to_utc(closed, $zone) as closed_at,
    category,
    subcategory,
    district,
    agency,
    priority,
    operator,
    cast($file_id as integer) as file_id,
    line_no
  from typed
  where fault is null
)

select
  *,
  row_digest([
    cast(received_at as varchar), incident_key, cast(entered_at as varchar), cast(dispatched_at as varchar),
    cast(enroute_at as varchar), cast(arrived_at as varchar), cast(closed_at as varchar), category, subcategory,
    district, agency, priority, operator, centre
  ]) as row_hash
from incident_rows
order by received_at, line_no
