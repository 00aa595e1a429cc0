-- One row: calls of the asked selection that have a record, and those that only a switch report counts.
select
  cast(count(place) as integer) as total,
  cast(coalesce(sum(calls) filter (where place is null), 0) as integer) as counted_only
from selected_calls(
  $from, $to, $filters, $part, $within, $hours, $weekdays, $slots, $over, $upto, $incident
)
