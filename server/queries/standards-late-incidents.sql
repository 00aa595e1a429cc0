-- One row per clock hour, the twenty with most late incidents first: incidents that carry both stamps, and those beyond `within` seconds.
with measured as (
  select
    service_date,
    slot_bucket(hour, slot, 'hour') as begins,
    case $interval
      when 'processing' then processing_s
      when 'dispatch' then dispatch_s
      when 'alarm' then alarm_s
      when 'turnout' then turnout_s
      when 'travel' then travel_s
      when 'response' then response_s
      when 'scene-reached' then response_s - processing_s
    end as seconds
  from chosen_incidents($from, $to, $filters)
  where $kind = '' or lower(category) = $kind
)

select
  bucket_text(service_date, begins, 'hour') as at,
  cast(count(*) as integer) as known,
  cast(count(*) filter (where seconds > $within) as integer) as late
from measured
where seconds is not null
group by service_date, begins
having late > 0
order by late desc, service_date, begins
limit 20
