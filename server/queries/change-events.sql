-- One row per event after $event: what was loaded, withdrawn or brought back, and what it did.
select
  cast(event_id as integer) as event,
  load_events.kind,
  load_events.source,
  load_files.file,
  load_files.sha256,
  load_events.run_id,
  strftime(happened_at, '%Y-%m-%dT%H:%M:%SZ') as at,
  cast(added as integer) as added,
  cast(changed as integer) as changed,
  cast(removed as integer) as removed
from load_events
left join load_files using (file_id)
where event_id > $event
order by event_id desc
limit $limit
