-- One row per bucket ('all' = one), interval and whole second: incidents that carry both stamps, in order.
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
      scene_s as scene,
      ticket_s as ticket
    from chosen_incidents($from, $to, $filters)
  )
  on processing, dispatch, alarm, turnout, travel, response, scene, ticket
  into name id value seconds
)

select
  bucket_text(day, begins, $grain) as at,
  id,
  cast(seconds as integer) as seconds,
  cast(count(*) as integer) as n
from intervals
group by day, begins, id, seconds
