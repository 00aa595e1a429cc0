-- One row per touched incident: the earliest of each stamp over its rows, the words of its first row by time and key.
with touched as (
  select * from stg_incident_rows
  where source = $source
    and incident_key in (select incident_key from touched_incidents)
),

stamps as (
  select
    source,
    centre,
    incident_key,
    min(received_at) as received_at,
    min(entered_at) as entered_at,
    min(dispatched_at) as dispatched_at,
    min(enroute_at) as enroute_at,
    min(arrived_at) as scene_at,
    max(closed_at) as closed_at,
    count(*) as units,
    arg_min(category, (received_at, row_key)) as category,
    arg_min(subcategory, (received_at, row_key)) as subcategory,
    arg_min(district, (received_at, row_key)) as district,
    arg_min(agency, (received_at, row_key)) as agency,
    arg_min(priority, (received_at, row_key)) as priority,
    arg_min(operator, (received_at, row_key)) as operator
  from touched
  group by source, centre, incident_key
),

intervals as (
  select
    *,
    utc_to_local(received_at, $centre_zone) as local_at,
    seconds_between(received_at, entered_at) as processing,
    seconds_between(entered_at, dispatched_at) as dispatch,
    seconds_between(received_at, dispatched_at) as alarm,
    seconds_between(dispatched_at, enroute_at) as turnout,
    seconds_between(enroute_at, scene_at) as travel,
    seconds_between(received_at, scene_at) as response,
    seconds_between(scene_at, closed_at) as scene,
    seconds_between(received_at, closed_at) as ticket
  from stamps
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  received_at,
  source,
  centre,
  incident_key,
  cast(units as integer) as units,
  dispatched_at is not null as is_dispatched,
  scene_at is not null as is_arrived,
  closed_at is not null as is_closed,
  cast(case when processing between 0 and 2147483647 then processing end as integer) as processing_s,
  cast(case when dispatch between 0 and 2147483647 then dispatch end as integer) as dispatch_s,
  cast(case when alarm between 0 and 2147483647 then alarm end as integer) as alarm_s,
  cast(case when turnout between 0 and 2147483647 then turnout end as integer) as turnout_s,
  cast(case when travel between 0 and 2147483647 then travel end as integer) as travel_s,
  cast(case when response between 0 and 2147483647 then response end as integer) as response_s,
  cast(case when scene between 0 and 2147483647 then scene end as integer) as scene_s,
  cast(case when ticket between 0 and 2147483647 then ticket end as integer) as ticket_s,
  category,
  subcategory,
  district,
  agency,
  priority,
  operator,
  coalesce(least(processing, dispatch, alarm, turnout, travel, response, scene, ticket) < 0, false) as out_of_order
from intervals
order by received_at
