-- One row per earlier version of a row of a centre: the service date in its content made anew from its moment.
update old_rows
set content = json_merge_patch(content, json_object(
  'service_date', cast(service_day(utc_to_local(cast(content->>'$$time' as timestamp), $centre_zone)) as varchar)
))
where kind = $kind
  and (content->>'centre') = $centre
