-- One row per earlier version of a row of a centre: the local calendar in its content made anew from its moment.
update old_rows
set content = json_merge_patch(content, json_object(
  'service_date', cast(service_day(counted.local_at) as varchar),
  'hour', hour(counted.local_at),
  'slot', hour(counted.local_at) * 4 + minute(counted.local_at) // 15,
  'weekday', weekday_of(counted.local_at)
))
from (
  select rowid as place, utc_to_local(cast(content->>'$$time' as timestamp), $centre_zone) as local_at
  from old_rows
  where kind = $kind
    and (content->>'centre') = $centre
) as counted
where old_rows.rowid = counted.place
