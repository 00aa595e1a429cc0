-- One row per bucket of the asked grain ('all' = one): hours of the asked centres in the period for which a feed of the asked kinds has rows, and those in which surely none came.
with best as (
  select centre, service_date, hour, max(case state when 'rows' then 2 when 'zero' then 1 else 0 end) as best
  from agg_feed_states
  where list_contains($kinds, kind)
    and service_date >= cast($from as date)
    and service_date < cast($to as date)
    and (len($centre) = 0 or list_contains($centre, centre))
  group by centre, service_date, hour
)

select
  bucket_text(day_bucket(service_date, isodow(service_date), $grain), 0, $grain) as at,
  cast(count(*) filter (where best = 2) as integer) as rows_hours,
  cast(count(*) filter (where best = 1) as integer) as zero_hours
from best
group by day_bucket(service_date, isodow(service_date), $grain)
