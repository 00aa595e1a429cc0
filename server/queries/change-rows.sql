-- One row per version that event $event knew and that is known otherwise now, newest change first: as it was, and as it is (null: gone).
with gone as (
  select kind, source, row_key, content, until_id
  from old_rows
  where since_id <= $event
    and until_id > $event
    and ($source = '' or source = $source)
  order by until_id desc, source, row_key
  limit $limit
),

later as (
  select source, row_key, to_json(version) as content from fct_calls as version
  where row_key in (select row_key from gone)
  union all
  select source, row_key, to_json(version) from stg_incident_rows as version
  where row_key in (select row_key from gone)
  union all
  select source, row_key, to_json(version) from fct_operator_states as version
  where row_key in (select row_key from gone)
  union all
  select source, row_key, to_json(version) from stg_count_rows as version
  where row_key in (select row_key from gone)
  union all
  select source, row_key, to_json(version) from fct_roster as version
  where row_key in (select row_key from gone)
)

select
  gone.kind,
  gone.source,
  gone.row_key,
  cast(gone.content as varchar) as before,
  cast(later.content as varchar) as after,
  strftime(load_events.happened_at, '%Y-%m-%dT%H:%M:%SZ') as at
from gone
left join later using (source, row_key)
left join load_events on load_events.event_id = gone.until_id
order by gone.until_id desc, gone.source, gone.row_key
