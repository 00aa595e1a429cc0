-- One row per bucket of the asked grain ('all' = one) and value of a dimension, and pair of category with subcategory and district, of `chosen`, which the statement begins with: its calls or incidents.
select
  bucket_text(day, 0, $grain) as at,
  case
    when grouping(subcategory) = 0 then 'subcategory'
    when grouping(category) = 0 and grouping(district) = 0 then 'table'
    when grouping(category) = 0 then 'category'
    when grouping(district) = 0 then 'district'
    when grouping(agency) = 0 then 'agency'
    else 'language'
  end as dimension,
  category,
  coalesce(subcategory, district, agency, language) as value,
  cast(sum(n) as integer) as n
from chosen
group by grouping sets (
  (day, category),
  (day, category, subcategory),
  (day, category, district),
  (day, district),
  (day, agency),
  (day, language)
)
