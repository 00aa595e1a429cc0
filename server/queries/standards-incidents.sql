-- One row per bucket of the grain ('all' = one), interval, kind (fire, medical, other) and threshold bin (null: longer; is_known false: a stamp is missing): incidents and their seconds.
with incidents as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    case when lower(category) in ('fire', 'medical') then lower(category) else 'other' end as kind,
    unnest([
      { 'interval': 'processing', 'seconds': processing_s },
      { 'interval': 'dispatch', 'seconds': dispatch_s },
      { 'interval': 'alarm', 'seconds': alarm_s },
      { 'interval': 'turnout', 'seconds': turnout_s },
      { 'interval': 'travel', 'seconds': travel_s },
      { 'interval': 'response', 'seconds': response_s },
      { 'interval': 'scene-reached', 'seconds': response_s - processing_s }
    ]) as measured
  from chosen_incidents($from, $to, $filters)
),

intervals as (
  select day, begins, kind, measured.interval as interval, measured.seconds as seconds, count(*) as n
  from incidents
  group by all
)

select
  bucket_text(day, begins, $grain) as at,
  interval,
  kind,
  seconds is not null as is_known,
  cast(list_min(list_filter(list_transform($thresholds, t -> cast(t as integer)), t -> t >= seconds)) as integer) as up_to_s,
  cast(sum(n) as integer) as n,
  cast(coalesce(sum(seconds * n), 0) as double) as seconds
from intervals
group by all
