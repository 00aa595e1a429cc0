-- One row per dimension and value that occurs in calls or incidents: rows, most frequent first.
with facts as (
  select category, subcategory, district, agency, operator, priority, disposition, language, line, calls from all_calls()
  union all
  select category, subcategory, district, agency, operator, priority, null, null, null, 1 from fct_incidents
),

counts as (
  select
    category, subcategory, district, agency, operator, priority, disposition, language, line,
    sum(calls) as n
  from facts
  group by grouping sets (
    (category), (subcategory), (district), (agency), (operator), (priority), (disposition), (language), (line)
  )
),

named as (
  unpivot counts
  on category, subcategory, district, agency, operator, priority, disposition, language, line
  into name dimension value id
)

select dimension, id, cast(n as integer) as n
from named
order by dimension, n desc, id
