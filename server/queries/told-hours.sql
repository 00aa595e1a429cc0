-- One row per local hour of the period in which a feed of the asked kinds has rows or surely none came.
select distinct strftime(service_date, '%Y-%m-%dT') || lpad(cast(hour as varchar), 2, '0') as date
from agg_feed_states
where list_contains($kinds, kind)
  and state <> 'none'
  and service_date >= cast($from as date)
  and service_date < cast($to as date)
  and (len($centre) = 0 or list_contains($centre, centre))
order by date
