-- One row: the newest event at a moment, the newest of all (0: none).
select
  cast(coalesce(max(event_id) filter (where happened_at <= cast($moment as timestamp)), 0) as integer) as event,
  cast(coalesce(max(event_id), 0) as integer) as newest
from load_events
