-- One row per version of each row of an incident, newest first: its content, where it came from, and what ended it.
with keys as (
  select source, row_key
  from stg_incident_rows
  where source = $source
    and incident_key = $incident
),

versions as (
  select row_key, file_id, line_no, since_id, cast(null as integer) as until_id, to_json(version) as content
  from stg_incident_rows as version
  where (source, row_key) in (select (source, row_key) from keys)

  union all

  select row_key, file_id, line_no, since_id, until_id, content
  from old_rows
  where kind = 'incidents'
    and (source, row_key) in (select (source, row_key) from keys)
)

select
  cast(dense_rank() over (order by row_key) as integer) as row_no,
  file,
  line_no as file_line,
  load_files.run_id as load_id,
  utc_text(since.happened_at) as known_from,
  utc_text(ended.happened_at) as known_to,
  ended.kind as ended_by,
  cast(null as varchar) as caller,
  cast(content as varchar) as content
from versions
left join load_files using (file_id)
left join load_events as since on since.event_id = since_id
left join load_events as ended on ended.event_id = until_id
order by row_no, until_id is null desc, until_id desc, since_id desc, line_no desc
