-- One row: first and last local day that a feed of calls or a register told about.
select cast(min(service_date) as varchar) as first_day, cast(max(service_date) as varchar) as last_day
from agg_feed_hours
where kind not in ('operator-states', 'roster')
