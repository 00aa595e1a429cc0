-- One row per call of the centres that reached the queue, from the day before on; is_chosen: within the period and the reader's filters.
with staffed as (
  select distinct centre, service_date, true as is_staffed
  from agg_operator_slot
  where state = 'ready'
    and service_date >= cast($base_from as date)
    and service_date < cast($to as date)
)

select
  centre,
  cast(service_date as varchar) as date,
  cast(epoch(arrived_at) as double) as arrived,
  outcome = 'answered' as is_answered,
  wait_s,
  handle_s,
  disposition,
  operator,
  coalesce(
    service_date >= cast($from as date)
      and is_chosen_call($filters, centre, category, subcategory, disposition, outcome, district, agency, language, operator, line, priority),
    false
  ) as is_chosen,
  coalesce(is_staffed, false) as is_staffed
from offered_calls($base_from, $to, $centre)
left join staffed using (centre, service_date)
-- A switch report has no single calls.
where arrived_at is not null
  and outcome <> 'cut-off'
order by centre, arrived_at, source, row_key
