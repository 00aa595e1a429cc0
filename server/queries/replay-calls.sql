-- One row per call of the centres that reached the queue, from the day before on (days without operator states only where operators are identified); is_chosen: within the period and the reader's filters. The only word is the operator, where asked for: words are slow to read.
with staffed as (
  select distinct centre, service_date, true as is_staffed
  from agg_operator_slot
  where state = 'ready'
    and service_date >= cast($base_from as date)
    and service_date < cast($to as date)
)

select
  coalesce(list_position($centres, centre), 0) as centre_number,
  cast(service_date - date '1970-01-01' as integer) as day,
  cast(epoch(arrived_at) as double) as arrived,
  outcome = 'answered' as is_answered,
  wait_s,
  handle_s,
  coalesce(list_contains($nuisance, disposition), false) as is_nuisance,
  coalesce(list_contains($reserves, operator), false) as is_reserve,
  coalesce(list_position($languages, language), 0) as language,
  coalesce(list_contains($speakers, operator || ' ' || language), false) as is_spoken,
  case when $identified = 1 then operator end as operator,
  coalesce(
    service_date >= cast($from as date)
      and is_chosen_call($filters, centre, category, subcategory, disposition, outcome, district, agency, language, operator, line, priority),
    false
  ) as is_chosen
from offered_calls($base_from, $to, $centre)
left join staffed using (centre, service_date)
-- A switch report has no single calls.
where arrived_at is not null
  and outcome <> 'cut-off'
  and (is_staffed or $identified = 1)
order by centre, arrived_at, source, row_key
