-- One row per local day (grain 'day') or local hour (grain 'hour', YYYY-MM-DDTHH): hours, counted by centre, in which a feed of the asked kinds has rows or surely none came.
with known as (
  select distinct centre, service_date, hour
  from agg_feed_states
  where list_contains($kinds, kind)
    and state <> 'none'
    and service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
)

select
  case $grain
    when 'hour' then strftime(service_date, '%Y-%m-%dT') || lpad(cast(hour as varchar), 2, '0')
    else cast(service_date as varchar)
  end as at,
  cast(count(*) as integer) as hours
from known
group by 1
