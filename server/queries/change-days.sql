-- One row per source and local day with rows that are known otherwise now than after event $event: how many came, were corrected, went.
with versions as (
  select source, row_key, service_date as day, since_id, 2147483647 as until_id from fct_calls
  where source not in (select distinct source from stg_queue_events)
  union all
  select source, row_key, cast(received_at as date), since_id, 2147483647 from stg_incident_rows
  union all
  select source, row_key, service_date, since_id, 2147483647 from fct_operator_states
  where source not in (select distinct source from stg_queue_events)
  union all
  select source, row_key, cast(starts_at as date), since_id, 2147483647 from stg_count_rows
  union all
  select source, row_key, cast(happened_at as date), since_id, 2147483647 from stg_queue_events
  union all
  select source, row_key, service_date, since_id, 2147483647 from fct_roster
  union all
  select
    source,
    row_key,
    cast(left(coalesce(
      content->>'service_date', content->>'received_at', content->>'starts_at', content->>'happened_at'
    ), 10) as date),
    since_id,
    until_id
  from old_rows
),

keys as (
  select
    source,
    row_key,
    max(day) as day,
    max(since_id) filter (where since_id <= $event and until_id > $event) as before,
    max(since_id) filter (where until_id = 2147483647) as now
  from versions
  where until_id > $event
  group by source, row_key
)

select
  source,
  cast(day as varchar) as date,
  cast(count(*) filter (where before is null and now is not null) as integer) as added,
  cast(count(*) filter (where before is not null and now is not null and now <> before) as integer) as corrected,
  cast(count(*) filter (where before is not null and now is null) as integer) as removed
from keys
where before is distinct from now
group by source, day
order by source, day
