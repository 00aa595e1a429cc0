-- One row per bucket of the asked grain ('all' = one row): the additive sums of offered calls.
with parts as (
  select
    day_bucket(service_date, weekday, $grain) as day,
    slot_bucket(hour, slot, $grain) as begins,
    outcome,
    disposition,
    coalesce(transferred, false) as is_transferred,
    coalesce(bound_s <= 5, false) as is_short,
    coalesce(bound_s <= 30, false) as is_within_30,
    coalesce(bound_s <= $within, false) as is_within,
    sum(calls) as n,
    count(wait_s) as wait_known,
    sum(wait_s) as wait_s,
    count(talk_s) as talk_known,
    sum(talk_s) as talk_s,
    count(handle_s) as handle_known,
    sum(handle_s) as handle_s
  from offered_calls($from, $to, $filters)
  group by all
),

sums as (
  select
    day,
    begins,
    cast(sum(n) as integer) as offered,
    cast(coalesce(sum(n) filter (where outcome = 'cut-off'), 0) as integer) as cut_off,
    cast(coalesce(sum(n) filter (where outcome <> 'cut-off'), 0) as integer) as connected,
    cast(coalesce(sum(n) filter (where outcome = 'answered'), 0) as integer) as answered,
    cast(coalesce(sum(n) filter (where outcome = 'abandoned'), 0) as integer) as abandoned,
    cast(coalesce(sum(n) filter (where outcome = 'abandoned' and is_short), 0) as integer) as abandoned_short,
    cast(coalesce(sum(wait_known) filter (where outcome = 'answered'), 0) as integer) as wait_known,
    cast(coalesce(sum(wait_s) filter (where outcome = 'answered'), 0) as double) as wait_s,
    cast(coalesce(sum(wait_s) filter (where outcome = 'abandoned'), 0) as double) as abandoned_wait_s,
    cast(sum(talk_known) as integer) as talk_known,
    cast(coalesce(sum(talk_s), 0) as double) as talk_s,
    cast(sum(handle_known) as integer) as handle_known,
    cast(coalesce(sum(handle_s), 0) as double) as handle_s,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false')), 0) as integer) as valid,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false', 'information')), 0) as integer) as valid_with_information,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and disposition = 'emergency'), 0) as integer) as emergency,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and disposition = 'prank'), 0) as integer) as prank,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and disposition in ('ghost', 'silent')), 0) as integer) as ghost,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and disposition in ('prank', 'ghost', 'silent')), 0) as integer) as invalid,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and is_transferred), 0) as integer) as transferred,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and is_within), 0) as integer) as answered_within,
    cast(coalesce(sum(n) filter (where outcome = 'answered' and is_within_30), 0) as integer) as answered_within_30,
    cast(coalesce(sum(n) filter (where outcome <> 'answered' and is_within), 0) as integer) as gone_within,
    cast(coalesce(sum(n) filter (where outcome <> 'answered' and is_short), 0) as integer) as gone_short
  from parts
  group by day, begins
)

select bucket_text(day, begins, $grain) as at, * exclude (day, begins)
from sums
order by 1
