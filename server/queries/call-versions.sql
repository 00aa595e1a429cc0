-- One row per version of the row of a call, newest first: its content (caller apart), where it came from, and what ended it.
with keys as (
  select source, row_key
  from fct_calls
  where file_id = $file
    and line_no = $line
),

versions as (
  select file_id, line_no, since_id, cast(null as integer) as until_id, caller, to_json(version) as content
  from fct_calls as version
  where (source, row_key) in (select (source, row_key) from keys)

  union all

  select file_id, line_no, since_id, until_id, cast(content ->> 'caller' as ubigint), content
  from old_rows
  where kind = 'calls'
    and (source, row_key) in (select (source, row_key) from keys)
)

select
  file,
  line_no as file_line,
  load_files.run_id as load_id,
  utc_text(since.happened_at) as known_from,
  utc_text(ended.happened_at) as known_to,
  ended.kind as ended_by,
  caller_pseudonym(caller) as caller,
  cast(content as varchar) as content
from versions
left join load_files using (file_id)
left join load_events as since on since.event_id = since_id
left join load_events as ended on ended.event_id = until_id
order by until_id is null desc, until_id desc, since_id desc, line_no desc
