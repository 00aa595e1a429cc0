-- One row per call of a page of the asked selection: at most $limit after (direction -1: before) the place of a cursor ('': the first).
with keyed as (
  select
    place,
    cast(coalesce($sign * case $sort
      when 'wait' then cast(wait_s as double)
      when 'talk' then cast(talk_s as double)
      when 'handle' then cast(handle_s as double)
      else cast(epoch_us(arrived_at) as double)
    end, 1e18) as double) as natural_key,
    cast(-epoch_us(arrived_at) as double) as natural_time
  from selected_calls(
    $from, $to, $filters, $part, $within, $hours, $weekdays, $slots, $over, $upto, $incident
  )
  where place is not null
),

directed as (
  select *, $direction * natural_key as k, $direction * natural_time as t, $direction * place as p
  from keyed
),

page as (
  select *
  from directed
  where $key = ''
    or k > $direction * cast($key as double)
    or (
      k = $direction * cast($key as double)
      and (
        t > $direction * cast($time as double)
        or (t = $direction * cast($time as double) and p > $direction * cast($place as double))
      )
    )
  order by k, t, p
  limit $limit
),

records as (
  select *
  from page
  inner join described_calls((select list(place) from page)) using (place)
),

earlier as (
  select source, row_key, count(*) as versions
  from old_rows
  where kind = 'calls'
    and row_key in (select row_key from records)
  group by source, row_key
)

select
  records.* exclude (row_key, caller_hash, arrived, service_date, place, k, t, p),
  cast(coalesce(versions, 0) as integer) as earlier_versions,
  cast(place as double) as place
from records
left join earlier on earlier.source = records.source and earlier.row_key = records.row_key
order by k, t, p
