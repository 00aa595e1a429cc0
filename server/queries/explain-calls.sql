-- amounts: one row per offered call (or bin of a report), the asked numerator and denominator. explain-parts.sql adds them up.
with amounts as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    category, subcategory, district, agency, hour, weekday, operator, language, line, disposition,
    case $numerator
      when 'offered' then calls
      when 'connected' then if(outcome <> 'cut-off', calls, 0)
      when 'answered' then if(outcome = 'answered', calls, 0)
      when 'cut_off' then if(outcome = 'cut-off', calls, 0)
      when 'abandoned' then if(outcome = 'abandoned', calls, 0)
      when 'abandoned_long' then if(outcome = 'abandoned' and (bound_s is null or bound_s > 5), calls, 0)
      when 'valid' then if(outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false'), calls, 0)
      when 'valid_with_information' then if(outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false', 'information'), calls, 0)
      when 'emergency' then if(outcome = 'answered' and disposition = 'emergency', calls, 0)
      when 'prank' then if(outcome = 'answered' and disposition = 'prank', calls, 0)
      when 'ghost' then if(outcome = 'answered' and disposition in ('ghost', 'silent'), calls, 0)
      when 'invalid' then if(outcome = 'answered' and disposition in ('prank', 'ghost', 'silent'), calls, 0)
      when 'transferred' then if(outcome = 'answered' and transferred, calls, 0)
      when 'answered_within' then if(outcome = 'answered' and bound_s <= $within, calls, 0)
      when 'answered_within_30' then if(outcome = 'answered' and bound_s <= 30, calls, 0)
      when 'served_within' then if(bound_s <= $within, calls, 0)
      when 'wait_beyond' then if(outcome = 'answered' and bound_s > $beyond, calls, 0)
      when 'wait_s' then if(outcome = 'answered', wait_s, 0)
      when 'talk_s' then talk_s
      when 'handle_s' then handle_s
    end as numerator,
    case $denominator
      when 'offered' then calls
      when 'answered' then if(outcome = 'answered', calls, 0)
      when 'connected' then if(outcome <> 'cut-off', calls, 0)
      when 'offered_less_abandoned_short' then if(outcome = 'abandoned' and bound_s <= 5, 0, calls)
      when 'offered_less_within' then if(outcome <> 'answered' and bound_s <= $within, 0, calls)
      when 'offered_less_short' then if(outcome <> 'answered' and bound_s <= 5, 0, calls)
      when 'wait_told' then if(outcome = 'answered' and bound_s is not null, calls, 0)
      when 'wait_known' then if(outcome = 'answered' and wait_s is not null, 1, 0)
      when 'talk_known' then if(talk_s is null, 0, 1)
      when 'handle_known' then if(handle_s is null, 0, 1)
      else 0
    end as denominator
  from offered_calls($from, $to, $filters)
  where $hour < 0 or hour = $hour
)
