-- One row per bucket of the asked grain ('all' = one): chosen offered calls with a known caller, and those whose caller had rung at most $within seconds before, whatever that earlier call was.
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
  bucket_text(day_bucket(service_date, weekday, $grain), 0, $grain) as at,
  cast(count(*) as integer) as known,
  cast(count(*) filter (where gap_s <= $within) as integer) as again
from offered_calls($from, $to, $filters)
inner join gaps using (file_id, line_no)
group by day_bucket(service_date, weekday, $grain)
