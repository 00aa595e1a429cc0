-- One row: offered calls with a known caller, and those whose caller had rung at most $within seconds before.
with known as (
  select
    service_date,
    date_diff('second', lag(arrived_at) over (partition by centre, caller order by arrived_at), arrived_at) as gap_s
  from offered_calls(cast(cast($from as date) - 2 as varchar), $to, $filters)
  where caller is not null
)

select
  cast(count(*) as integer) as known,
  cast(count(*) filter (where gap_s <= $within) as integer) as again
from known
where service_date >= cast($from as date)
