-- One row per incident of a page of the asked selection: at most $limit after (direction -1: before) the place of a cursor ('': the first).
with keyed as (
  select
    place,
    incident_key,
    cast(coalesce($sign * case $sort
      when 'units' then cast(units as double)
      when 'alarm' then cast(alarm_s as double)
      when 'response' then cast(response_s as double)
      when 'ticket' then cast(ticket_s as double)
      else cast(epoch_us(received_at) as double)
    end, 1e18) as double) as natural_key,
    cast(-epoch_us(received_at) as double) as natural_time
  from selected_incidents($from, $to, $filters, $part, $hours, $weekdays, $slots, $incident)
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
)

select
  described.* exclude (place),
  natural_key,
  natural_time,
  cast(page.place as double) as place
from page
inner join described_incidents((select list(incident_key) from page)) as described using (place)
order by k, t, p
