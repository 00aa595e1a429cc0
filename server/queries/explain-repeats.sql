-- One row per dimension and part (null: no value recorded): offered calls again within $within seconds, and those with a known caller.
with gaps as (
  select
    file_id,
    line_no,
    date_diff('second', lag(arrived_at) over (partition by centre, caller order by arrived_at, file_id, line_no), arrived_at) as gap_s
  from fct_calls
  where service_date >= cast($from as date) - 2
    and service_date < cast($to as date)
    and (len($filters['centre']) = 0 or list_contains($filters['centre'], centre))
    and outcome in ('answered', 'abandoned', 'cut-off')
    and caller is not null
)

select
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
  cast(count(*) filter (where gap_s <= $within) as double) as numerator,
  cast(count(*) as double) as denominator
from offered_calls($from, $to, $filters)
inner join gaps using (file_id, line_no)
group by grouping sets (
  (category),
  (subcategory),
  (district),
  (agency),
  (hour),
  (weekday),
  (operator),
  (language),
  (line),
  (disposition)
)
