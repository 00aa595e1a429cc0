-- One row per bucket of the asked grain and category: incidents.
select
  bucket_text(day_bucket(service_date, weekday, $grain), slot_bucket(hour, slot, $grain), $grain) as at,
  category,
  cast(count(*) as integer) as n
from chosen_incidents($from, $to, $filters)
group by 1, 2
order by 1, 2
