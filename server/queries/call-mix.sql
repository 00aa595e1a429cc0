-- chosen: one row per offered call (or bin of a report) that carries a category. mix-parts.sql adds them up.
with chosen as (
  select day_bucket(service_date, weekday, $grain) as day, category, subcategory, district, agency, language, calls as n
  from offered_calls($from, $to, $filters)
  where category is not null
)

