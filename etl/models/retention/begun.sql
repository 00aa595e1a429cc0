-- One row per row of the source that is past its retention by its last moment.
select version.*
from $$target as version
where source = $source
  and $$last < cast($kept_from as timestamp)
