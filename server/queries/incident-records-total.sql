-- One row: incidents of the asked selection.
select cast(count(*) as integer) as total
from selected_incidents($from, $to, $filters, $part, $hours, $weekdays, $slots, $incident)
