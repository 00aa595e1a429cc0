-- One row per bucket of the asked grain ('all' = one row): the additive sums of offered calls.
with sums as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    cast(sum(calls) as integer) as offered,
    cast(coalesce(sum(calls) filter (where outcome = 'cut-off'), 0) as integer) as cut_off,
    cast(coalesce(sum(calls) filter (where outcome <> 'cut-off'), 0) as integer) as connected,
    cast(coalesce(sum(calls) filter (where outcome = 'answered'), 0) as integer) as answered,
    cast(coalesce(sum(calls) filter (where outcome = 'abandoned'), 0) as integer) as abandoned,
    cast(coalesce(sum(calls) filter (where outcome = 'abandoned' and bound_s <= 5), 0) as integer) as abandoned_short,
    cast(count(wait_s) filter (where outcome = 'answered') as integer) as wait_known,
    cast(coalesce(sum(wait_s) filter (where outcome = 'answered'), 0) as double) as wait_s,
    cast(coalesce(sum(wait_s) filter (where outcome = 'abandoned'), 0) as double) as abandoned_wait_s,
    cast(count(talk_s) as integer) as talk_known,
    cast(coalesce(sum(talk_s), 0) as double) as talk_s,
    cast(count(handle_s) as integer) as handle_known,
    cast(coalesce(sum(handle_s), 0) as double) as handle_s,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false')), 0) as integer) as valid,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false', 'information')), 0) as integer) as valid_with_information,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and disposition = 'emergency'), 0) as integer) as emergency,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and disposition = 'prank'), 0) as integer) as prank,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and disposition in ('ghost', 'silent')), 0) as integer) as ghost,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and disposition in ('prank', 'ghost', 'silent')), 0) as integer) as invalid,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and transferred), 0) as integer) as transferred,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and bound_s <= $within), 0) as integer) as answered_within,
    cast(coalesce(sum(calls) filter (where outcome = 'answered' and bound_s <= 30), 0) as integer) as answered_within_30,
    cast(coalesce(sum(calls) filter (where outcome <> 'answered' and bound_s <= $within), 0) as integer) as gone_within,
    cast(coalesce(sum(calls) filter (where outcome <> 'answered' and bound_s <= 5), 0) as integer) as gone_short
  from offered_calls($from, $to, $filters)
  group by 1, 2
)

select bucket_text(day, begins, $grain) as at, * exclude (day, begins)
from sums
order by 1
