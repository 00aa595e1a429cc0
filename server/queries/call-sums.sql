-- One row per bucket of the asked grain ('all' = one row): the additive sums of offered calls.
with sums as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    cast(count(*) as integer) as offered,
    cast(count(*) filter (where outcome = 'cut-off') as integer) as cut_off,
    cast(count(*) filter (where outcome <> 'cut-off') as integer) as connected,
    cast(count(*) filter (where outcome = 'answered') as integer) as answered,
    cast(count(*) filter (where outcome = 'abandoned') as integer) as abandoned,
    cast(count(wait_s) filter (where outcome = 'answered') as integer) as wait_known,
    cast(coalesce(sum(wait_s) filter (where outcome = 'answered'), 0) as double) as wait_s,
    cast(coalesce(sum(wait_s) filter (where outcome = 'abandoned'), 0) as double) as abandoned_wait_s,
    cast(count(talk_s) as integer) as talk_known,
    cast(coalesce(sum(talk_s), 0) as double) as talk_s,
    cast(count(handle_s) as integer) as handle_known,
    cast(coalesce(sum(handle_s), 0) as double) as handle_s,
    cast(count(*) filter (where outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false')) as integer) as valid,
    cast(count(*) filter (where outcome = 'answered' and disposition = 'emergency') as integer) as emergency,
    cast(count(*) filter (where outcome = 'answered' and disposition = 'prank') as integer) as prank,
    cast(count(*) filter (where outcome = 'answered' and disposition in ('ghost', 'silent')) as integer) as ghost,
    cast(count(*) filter (where outcome = 'answered' and disposition in ('prank', 'ghost', 'silent')) as integer) as invalid,
    cast(count(*) filter (where outcome = 'answered' and transferred) as integer) as transferred,
    cast(count(*) filter (where outcome = 'answered' and wait_s <= $within) as integer) as answered_within,
    cast(count(*) filter (where outcome = 'answered' and wait_s <= 30) as integer) as answered_within_30,
    cast(count(*) filter (where outcome <> 'answered' and wait_s <= $within) as integer) as gone_within,
    cast(count(*) filter (where outcome <> 'answered' and wait_s <= 5) as integer) as gone_short
  from offered_calls($from, $to, $filters)
  group by 1, 2
)

select bucket_text(day, begins, $grain) as at, * exclude (day, begins)
from sums
order by 1
