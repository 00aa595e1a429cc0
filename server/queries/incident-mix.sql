-- chosen: one row per incident; its register has no language. mix-parts.sql adds them up.
with chosen as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    category, subcategory, district, agency,
    cast(null as varchar) as language,
    1 as n
  from chosen_incidents($from, $to, $filters)
)

