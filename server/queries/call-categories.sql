-- One row per bucket of the asked grain and category: offered calls that carry a category.
select
  bucket_text(day_bucket(service_date, weekday, $grain), slot_bucket(hour, slot, $grain), $grain) as at,
  category,
  cast(sum(calls) as integer) as n
from offered_calls($from, $to, $filters)
where category is not null
group by 1, 2
order by 1, 2
