-- One row per well-shaped row of an incident register, in the order of the file: an incident, or one unit sent to it; stamps in UTC; `fault` where it must be rejected.
select
  local_to_utc(received, $zone) as received_at,
  row_key,
  coalesce(incident_key, row_key) as incident_key,
  local_to_utc(entered, $zone) as entered_at,
  local_to_utc(dispatched, $zone) as dispatched_at,
  local_to_utc(enroute, $zone) as enroute_at,
  local_to_utc(arrived, $zone) as arrived_at,
  local_to_utc(coalesce(closed, received + to_seconds(lasted_s)), $zone) as closed_at,
  category,
  subcategory,
  district,
  agency,
  priority,
  operator,
  version as version_at,
  clock_of(received, $zone) as clock,
  coalesce(
    fault,
    time_fault($received_column, received, $latest),
    case
      when entered > received + to_days(longest_incident_days()) then row_fault('TOO_LONG', $entered_column, entered)
      when dispatched > received + to_days(longest_incident_days()) then row_fault('TOO_LONG', $dispatched_column, dispatched)
      when enroute > received + to_days(longest_incident_days()) then row_fault('TOO_LONG', $enroute_column, enroute)
      when arrived > received + to_days(longest_incident_days()) then row_fault('TOO_LONG', $arrived_column, arrived)
      when closed > received + to_days(longest_incident_days()) then row_fault('TOO_LONG', $closed_column, closed)
    end
  ) as fault
from typed
