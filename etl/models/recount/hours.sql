-- One row per row of a centre in a table with the local calendar: the calendar made anew from its moment.
update $$target as target
set
  service_date = service_day(counted.local_at),
  hour = cast(hour(counted.local_at) as utinyint),
  slot = cast(hour(counted.local_at) * 4 + minute(counted.local_at) // 15 as utinyint),
  weekday = weekday_of(counted.local_at)
from (select rowid as place, utc_to_local($$time, $centre_zone) as local_at from $$target where centre = $centre) as counted
where target.rowid = counted.place
