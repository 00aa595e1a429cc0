-- One row per call of the centres that reached the queue, from the day before on; is_chosen: within the period and the reader's filters.
with staffed as (
  select distinct centre, service_date
  from agg_operator_slot
  where state = 'ready'
),

chosen as (
  select file_id, line_no, true as is_chosen
  from offered_calls($from, $to, $filters)
)

select
  fct_calls.centre,
  cast(fct_calls.service_date as varchar) as date,
  cast(epoch(fct_calls.arrived_at) as double) as arrived,
  fct_calls.outcome = 'answered' as is_answered,
  fct_calls.wait_s,
  fct_calls.handle_s,
  fct_calls.disposition,
  fct_calls.operator,
  coalesce(is_chosen, false) as is_chosen,
  staffed.centre is not null as is_staffed
from offered_calls($base_from, $to, $centre) as base
inner join fct_calls using (file_id, line_no)
left join chosen using (file_id, line_no)
left join staffed on staffed.centre = fct_calls.centre and staffed.service_date = fct_calls.service_date
where fct_calls.outcome <> 'cut-off'
order by fct_calls.centre, fct_calls.arrived_at, fct_calls.source, fct_calls.row_key
