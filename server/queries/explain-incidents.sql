-- One row per dimension and part (null: no value recorded): the asked numerator and denominator of incidents.
with timed as (
  select
    *,
    case $interval
      when 'processing' then processing_s
      when 'dispatch' then dispatch_s
      when 'alarm' then alarm_s
      when 'turnout' then turnout_s
      when 'travel' then travel_s
      when 'response' then response_s
      when 'scene' then scene_s
      when 'ticket' then ticket_s
    end as seconds
  from chosen_incidents($from, $to, $filters)
),

chosen as (
  select
    category, subcategory, district, agency, hour, weekday, operator,
    case $numerator
      when 'incidents' then 1
      when 'dispatched' then if(is_dispatched, 1, 0)
      when 'arrived' then if(is_arrived, 1, 0)
      when 'dispatched_arrived' then if(is_dispatched and is_arrived, 1, 0)
      when 'beyond' then if(seconds > $beyond, 1, 0)
    end as numerator,
    if(seconds is null, 0, 1) as denominator
  from timed
)

select
  case
    when grouping(category) = 0 then 'category'
    when grouping(subcategory) = 0 then 'subcategory'
    when grouping(district) = 0 then 'district'
    when grouping(agency) = 0 then 'agency'
    when grouping(hour) = 0 then 'hour'
    when grouping(weekday) = 0 then 'weekday'
    else 'operator'
  end as dimension,
  coalesce(
    category, subcategory, district, agency, cast(hour as varchar), cast(weekday as varchar), operator
  ) as id,
  cast(sum(numerator) as double) as numerator,
  cast(sum(denominator) as double) as denominator
from chosen
group by grouping sets ((category), (subcategory), (district), (agency), (hour), (weekday), (operator))
