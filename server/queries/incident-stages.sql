-- One row per bucket of the asked grain and interval: its 90th percentile by nearest rank (quantile_disc), not to be merged.
with intervals as (
  unpivot (
    select
      day_bucket(service_date, weekday, $grain) as day,
      slot_bucket(hour, slot, $grain) as begins,
      processing_s as processing,
      dispatch_s as dispatch,
      alarm_s as alarm,
      turnout_s as turnout,
      travel_s as travel,
      response_s as response,
      scene_s as scene
    from chosen_incidents($from, $to, $filters)
  )
  on processing, dispatch, alarm, turnout, travel, response, scene
  into name id value seconds
)

select bucket_text(day, begins, $grain) as at, id, cast(quantile_disc(seconds, 0.9) as integer) as p90_s
from intervals
group by day, begins, id
