-- One row per loaded file and kind of which rows stand in the period: what its load counted, and how many stand here.
with standing as (
  select 'calls' as kind, file_id, count(*) as n
  from fct_calls
  where service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
  group by file_id

  union all

  select 'call-counts', file_id, count(*)
  from stg_count_rows
  where (len($centre) = 0 or list_contains($centre, centre))
    and (source, row_key) in (
      select (source, row_key)
      from fct_call_counts
      where service_date >= cast($from as date)
        and service_date < cast($to as date)
    )
  group by file_id

  union all

  select 'incidents', file_id, count(*)
  from stg_incident_rows
  where (len($centre) = 0 or list_contains($centre, centre))
    and (source, incident_key) in (
      select (source, incident_key)
      from fct_incidents
      where service_date >= cast($from as date)
        and service_date < cast($to as date)
    )
  group by file_id

  union all

  select 'operator-states', file_id, count(*)
  from fct_operator_states
  where service_date >= cast($from as date) - 1
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
  group by file_id
)

select
  cast(file_id as integer) as load,
  kind,
  source,
  file,
  sha256,
  run_id,
  strftime(loaded_at, '%Y-%m-%dT%H:%M:%SZ') as loaded_at,
  cast(rows_read as integer) as read,
  cast(rows_loaded as integer) as loaded,
  cast(rows_unchanged as integer) as unchanged,
  cast(rows_replaced as integer) as replaced,
  cast(rows_rejected as integer) as rejected,
  cast(n as integer) as here
from standing
inner join load_files using (file_id)
where list_contains($kinds, kind)
order by load, kind
