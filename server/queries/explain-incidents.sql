-- amounts: one row per incident, the asked numerator and denominator; what only calls carry is null. explain-parts.sql adds them up.
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

amounts as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    category, subcategory, district, agency, hour, weekday, operator,
    cast(null as varchar) as language, cast(null as varchar) as line, cast(null as varchar) as disposition,
    case $numerator
      when 'incidents' then 1
      when 'dispatched' then if(is_dispatched, 1, 0)
      when 'arrived' then if(is_arrived, 1, 0)
      when 'dispatched_arrived' then if(is_dispatched and is_arrived, 1, 0)
      when 'open' then if(is_closed, 0, 1)
      when 'beyond' then if(seconds > $beyond, 1, 0)
    end as numerator,
    if(seconds is null, 0, 1) as denominator
  from timed
)
