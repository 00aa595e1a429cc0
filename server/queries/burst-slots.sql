-- One row per local quarter hour with offered calls (of a switch report: the one in which its stretch begins): calls.
select
  cast(service_date as varchar) as date,
  cast(slot as integer) as slot,
  cast(sum(calls) as integer) as offered
from offered_calls($from, $to, $filters)
group by service_date, slot
order by service_date, slot
