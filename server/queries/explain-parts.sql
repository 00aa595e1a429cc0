-- One row per bucket of the asked grain ('all' = one), dimension and part (null: no value recorded) of `amounts`, which the statement begins with: numerator and denominator.
select
  bucket_text(day, 0, $grain) as at,
  case
    when grouping(category) = 0 then 'category'
    when grouping(subcategory) = 0 then 'subcategory'
    when grouping(district) = 0 then 'district'
    when grouping(agency) = 0 then 'agency'
    when grouping(hour) = 0 then 'hour'
    when grouping(weekday) = 0 then 'weekday'
    when grouping(operator) = 0 then 'operator'
    when grouping(language) = 0 then 'language'
    when grouping(line) = 0 then 'line'
    else 'disposition'
  end as dimension,
  coalesce(
    category, subcategory, district, agency, cast(hour as varchar), cast(weekday as varchar), operator, language, line,
    disposition
  ) as id,
  cast(coalesce(sum(numerator), 0) as double) as numerator,
  cast(coalesce(sum(denominator), 0) as double) as denominator
from amounts
group by grouping sets (
  (day, category),
  (day, subcategory),
  (day, district),
  (day, agency),
  (day, hour),
  (day, weekday),
  (day, operator),
  (day, language),
  (day, line),
  (day, disposition)
)
