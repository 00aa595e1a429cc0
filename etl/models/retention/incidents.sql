-- One row per register row of an incident that is past its retention: its units go together, by the first that was received.
select version.*
from $$target as version
where source = $source
  and incident_key in (
    select incident_key from $$target
    where source = $source
      and received_at < cast($kept_from as timestamp)
  )
