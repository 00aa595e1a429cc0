-- One row per well-shaped line of a queue log, in the order of the file; the caller's number only as its keyed hash; `fault` where it must be rejected.
select
  local_to_utc(happened, $zone) as happened_at,
  row_key,
  nullif(call, 'NONE') as call,
  nullif(queue, 'NONE') as queue,
  nullif(agent, 'NONE') as agent,
  upper(event) as event,
  case when upper(event) not in ('BLINDTRANSFER', 'TRANSFER', 'ATTENDEDTRANSFER', 'ENTERQUEUE', 'DID') then data1 end as data1,
  case when upper(event) not in ('BLINDTRANSFER', 'TRANSFER', 'ATTENDEDTRANSFER', 'ENTERQUEUE') then data2 end as data2,
  data3,
  case when upper(event) <> 'ENTERQUEUE' then data4 end as data4,
  case when upper(event) <> 'ENTERQUEUE' then data5 end as data5,
  case when upper(event) = 'ENTERQUEUE' and data2 is not null then caller_hash(data2, $caller_key) end as caller,
  version as version_at,
  clock_of(happened, $zone) as clock,
  coalesce(fault, time_fault($happened_column, happened, $latest)) as fault
from typed
