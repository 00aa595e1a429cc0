-- One row: the incident as it is known now one of whose rows, or an earlier version of one, stands at a line of a file; none where there is none.
with keys as (
  select source, row_key
  from old_rows
  where kind = 'incidents'
    and file_id = $file
    and line_no = $line
),

incidents as (
  select source, incident_key
  from stg_incident_rows
  where (file_id = $file and line_no = $line)
    or (source, row_key) in (select (source, row_key) from keys)
)

select described.* exclude (place)
from described_incidents((select list(incident_key) from incidents)) as described
where (source, incident_key) in (select (source, incident_key) from incidents)
limit 1
