-- One row per value of a dimension, and per pair of category with subcategory and district: offered calls that carry a category.
with chosen as (
  select category, subcategory, district, agency, language, calls
  from offered_calls($from, $to, $filters)
  where category is not null
)

select
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
  cast(sum(calls) as integer) as n
from chosen
group by grouping sets (
  (category),
  (category, subcategory),
  (category, district),
  (district),
  (agency),
  (language)
)
order by n desc, category, value
