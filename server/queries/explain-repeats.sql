-- amounts: one row per offered call with a known caller, numerator 1 where he rang again within $within seconds. explain-parts.sql adds them up.
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
),

amounts as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    category, subcategory, district, agency, hour, weekday, operator, language, line, disposition,
    if(gap_s <= $within, 1, 0) as numerator,
    1 as denominator
  from offered_calls($from, $to, $filters)
  inner join gaps using (file_id, line_no)
)
