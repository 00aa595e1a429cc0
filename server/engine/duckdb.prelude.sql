-- The words that the queries share: the rows that a reader's filters choose, and the bucket that a day falls into.
-- `calls` is how many calls a row stands for: one of a call list, many of a switch report, which tells of a wait only
-- the bin (`wait_upto_s`; `bound_s` is the wait of either: the least second by which the call's wait had surely ended).
create or replace temp macro all_calls() as table
select
  service_date, hour, slot, weekday, source, centre, outcome, wait_s, cast(null as integer) as wait_upto_s,
  wait_s as bound_s, talk_s, handle_s, disposition, category, subcategory, district, agency, language, operator,
  line, priority, transferred, caller, file_id, line_no, cast(1 as integer) as calls,
  rowid as place, arrived_at, incident_key, row_key
from fct_calls

union all

select
  service_date, hour, slot, weekday, source, centre, outcome, null, wait_upto_s,
  wait_upto_s, null, null, null, null, null, null, null, null, null,
  line, null, null, null, null, null, calls,
  null, null, null, null
from fct_call_counts;

create or replace temp macro is_chosen_call(f, centre, category, subcategory, disposition, outcome, district, agency, language, operator, line, priority) as
  (len(f['centre']) = 0 or list_contains(f['centre'], centre))
  and (len(f['category']) = 0 or list_contains(f['category'], category))
  and (len(f['subcategory']) = 0 or list_contains(f['subcategory'], subcategory))
  and (len(f['disposition']) = 0 or list_contains(f['disposition'], disposition))
  and (len(f['outcome']) = 0 or list_contains(f['outcome'], outcome))
  and (len(f['district']) = 0 or list_contains(f['district'], district))
  and (len(f['agency']) = 0 or list_contains(f['agency'], agency))
  and (len(f['language']) = 0 or list_contains(f['language'], language))
  and (len(f['operator']) = 0 or list_contains(f['operator'], operator))
  and (len(f['line']) = 0 or list_contains(f['line'], line))
  and (len(f['priority']) = 0 or list_contains(f['priority'], priority));

create or replace temp macro chosen_calls(from_day, to_day, f) as table
select *
from all_calls()
where service_date >= cast(from_day as date)
  and service_date < cast(to_day as date)
  and is_chosen_call(f, centre, category, subcategory, disposition, outcome, district, agency, language, operator, line, priority);

create or replace temp macro offered_calls(from_day, to_day, f) as table
select *
from chosen_calls(from_day, to_day, f)
where outcome in ('answered', 'abandoned', 'cut-off');

-- Incidents of the chosen calls that a call of another day names too, chosen or not: what a day alone may count must not
-- depend on the period.
create or replace temp macro lasting_incidents(from_day, to_day, f) as table
select distinct centre, incident_key
from offered_calls(from_day, to_day, f) as chosen
inner join fct_calls using (centre, incident_key)
where fct_calls.service_date <> chosen.service_date;

create or replace temp macro chosen_incidents(from_day, to_day, f) as table
select *, rowid as place
from fct_incidents
where service_date >= cast(from_day as date)
  and service_date < cast(to_day as date)
  and (len(f['centre']) = 0 or list_contains(f['centre'], centre))
  and (len(f['category']) = 0 or list_contains(f['category'], category))
  and (len(f['subcategory']) = 0 or list_contains(f['subcategory'], subcategory))
  and (len(f['district']) = 0 or list_contains(f['district'], district))
  and (len(f['agency']) = 0 or list_contains(f['agency'], agency))
  and (len(f['operator']) = 0 or list_contains(f['operator'], operator))
  and (len(f['priority']) = 0 or list_contains(f['priority'], priority));

-- A bucket as two small numbers, cheap to group by: its first day, and the quarter hour in which it begins ('all': one).
create or replace temp macro day_bucket(day, weekday, grain) as
  case grain
    when 'all' then null
    when 'week' then day - cast(weekday - 1 as integer)
    when 'month' then day - cast(day(day) - 1 as integer)
    when 'quarter' then make_date(year(day), (quarter(day) - 1) * 3 + 1, 1)
    when 'year' then make_date(year(day), 1, 1)
    else day
  end;

create or replace temp macro slot_bucket(hour, slot, grain) as
  case grain when 'slot' then cast(slot as integer) when 'hour' then hour * 4 else 0 end;

-- The start of a bucket as text: YYYY-MM-DD, or YYYY-MM-DDTHH:MM for hours and quarter hours; '' for 'all'.
create or replace temp macro bucket_text(day, slot, grain) as
  case
    when grain = 'all' then ''
    when grain in ('slot', 'hour') then strftime(day, '%Y-%m-%dT')
      || lpad(cast(slot // 4 as varchar), 2, '0') || ':' || lpad(cast((slot % 4) * 15 as varchar), 2, '0')
    else cast(day as varchar)
  end;

-- Whether a call is counted in a part of the figures: CALL_PARTS of server/domain/record-parts.ts ('': every call).
create or replace temp macro is_call_part(part, within_s, outcome, disposition, category, bound_s, talk_s, handle_s, transferred, caller) as
  part = '' or (
    outcome in ('answered', 'abandoned', 'cut-off')
    and coalesce(
      case part
        when 'offered' then true
        when 'connected' then outcome <> 'cut-off'
        when 'cut_off' then outcome = 'cut-off'
        when 'answered' then outcome = 'answered'
        when 'abandoned' then outcome = 'abandoned'
        when 'wait_known' then outcome = 'answered' and bound_s is not null
        when 'talk_known' then talk_s is not null
        when 'handle_known' then handle_s is not null
        when 'valid' then outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false')
        when 'valid_with_information' then outcome = 'answered' and disposition in ('emergency', 'non-emergency', 'false', 'information')
        when 'emergency' then outcome = 'answered' and disposition = 'emergency'
        when 'prank' then outcome = 'answered' and disposition = 'prank'
        when 'ghost' then outcome = 'answered' and disposition in ('ghost', 'silent')
        when 'invalid' then outcome = 'answered' and disposition in ('prank', 'ghost', 'silent')
        when 'transferred' then outcome = 'answered' and transferred
        when 'categorised' then category is not null
        when 'answered_within' then outcome = 'answered' and bound_s <= within_s
        when 'answered_within_30' then outcome = 'answered' and bound_s <= 30
        when 'missed' then not coalesce(outcome = 'answered' and bound_s <= within_s, false)
        when 'served' then bound_s <= within_s
        when 'gone_within' then outcome <> 'answered' and bound_s <= within_s
        when 'gone_short' then outcome <> 'answered' and bound_s <= 5
        when 'not_gone_within' then not coalesce(outcome <> 'answered' and bound_s <= within_s, false)
        when 'not_gone_short' then not coalesce(outcome <> 'answered' and bound_s <= 5, false)
        when 'unanswered' then outcome <> 'answered'
        when 'caller_known' then caller is not null
      end,
      false
    )
  );

-- Offered calls whose caller had rung at most 30 minutes before (REPEAT_WITHIN_S), where they are asked for: else none.
create or replace temp macro repeat_calls(from_day, to_day, f, is_asked) as table
with gaps as (
  select
    rowid as place,
    date_diff('second', lag(arrived_at) over (partition by centre, caller order by arrived_at, file_id, line_no), arrived_at) as gap_s
  from fct_calls
  where is_asked
    and service_date >= cast(from_day as date) - 2
    and service_date < cast(to_day as date)
    and (len(f['centre']) = 0 or list_contains(f['centre'], centre))
    and outcome in ('answered', 'abandoned', 'cut-off')
    and caller is not null
)

select place from gaps where gap_s <= 1800;

-- The calls of a reader's selection: the filters, and what a drill-down narrows further (-1 and empty lists: no limit).
create or replace temp macro selected_calls(from_day, to_day, f, part, within_s, at_hours, at_weekdays, at_slots, over_s, upto_s, key) as table
select *
from chosen_calls(from_day, to_day, f)
where (
    is_call_part(part, within_s, outcome, disposition, category, bound_s, talk_s, handle_s, transferred, caller)
    or (part = 'again' and place in (select place from repeat_calls(from_day, to_day, f, part = 'again')))
  )
  and (len(at_hours) = 0 or list_contains(cast(at_hours as integer[]), hour))
  and (len(at_weekdays) = 0 or list_contains(cast(at_weekdays as integer[]), weekday))
  and (len(at_slots) = 0 or list_contains(cast(at_slots as integer[]), slot))
  and (over_s < 0 or wait_s > over_s)
  and (upto_s < 0 or wait_s <= upto_s)
  and (key = '' or incident_key = key);

-- The incidents of a reader's selection; a part is one of INCIDENT_PARTS of server/domain/record-parts.ts.
create or replace temp macro selected_incidents(from_day, to_day, f, part, at_hours, at_weekdays, at_slots, key) as table
select *
from chosen_incidents(from_day, to_day, f)
where case part
    when 'dispatched' then is_dispatched
    when 'arrived' then is_arrived
    when 'dispatched_arrived' then is_dispatched and is_arrived
    when 'open' then not is_closed
    when 'processing' then processing_s is not null
    when 'dispatch' then dispatch_s is not null
    when 'alarm' then alarm_s is not null
    when 'turnout' then turnout_s is not null
    when 'travel' then travel_s is not null
    when 'response' then response_s is not null
    when 'scene' then scene_s is not null
    when 'ticket' then ticket_s is not null
    else true
  end
  and (len(at_hours) = 0 or list_contains(cast(at_hours as integer[]), hour))
  and (len(at_weekdays) = 0 or list_contains(cast(at_weekdays as integer[]), weekday))
  and (len(at_slots) = 0 or list_contains(cast(at_slots as integer[]), slot))
  and (key = '' or incident_key = key);

-- What is shown of a caller: enough to see that two calls are of one, from which neither number nor stored hash can be had.
create or replace temp macro caller_pseudonym(caller) as upper(left(sha256('caller pseudonym ' || cast(caller as varchar)), 10));

-- A moment as text, UTC.
create or replace temp macro utc_text(moment) as strftime(moment, '%Y-%m-%dT%H:%M:%SZ');
-- The local time of a row: its local date and quarter hour, with the minutes and seconds within that.
create or replace temp macro local_text(day, slot, moment) as
  strftime(day, '%Y-%m-%dT') || lpad(cast(slot // 4 as varchar), 2, '0')
    || ':' || lpad(cast((slot % 4) * 15 + minute(moment) % 15 as varchar), 2, '0') || ':' || strftime(moment, '%S');

-- One row per call (of the rows at these places of the table) as it is shown to a reader.
create or replace temp macro described_calls(places) as table
select
  record.rowid as place,
  record.row_key,
  caller as caller_hash,
  record.arrived_at as arrived,
  service_date,
  cast(record.file_id as varchar) || '-' || cast(line_no as varchar) as id,
  utc_text(record.arrived_at) as arrived_at,
  local_text(service_date, slot, record.arrived_at) as arrived_local,
  centre,
  record.source,
  outcome,
  wait_s,
  talk_s,
  wrap_s,
  handle_s,
  disposition,
  category,
  subcategory,
  district,
  agency,
  language,
  operator,
  line,
  priority,
  incident_key,
  transferred,
  out_of_order,
  caller_pseudonym(caller) as caller,
  file,
  line_no as file_line,
  run_id as load_id
from fct_calls as record
left join load_files using (file_id)
where record.rowid in (select unnest(places));

-- One row per incident (of one of these keys) as it is shown to a reader, with the earliest of each stamp over its rows.
create or replace temp macro described_incidents(keys) as table
with parts as (
  select *
  from stg_incident_rows
  where incident_key in (select unnest(keys))
),

stamps as (
  select
    source,
    incident_key,
    min(entered_at) as entered,
    min(dispatched_at) as dispatched,
    min(enroute_at) as enroute,
    min(arrived_at) as scene,
    max(closed_at) as closed,
    arg_min(file_id, (received_at, row_key)) as file_id,
    arg_min(line_no, (received_at, row_key)) as line_no
  from parts
  group by source, incident_key
),

earlier as (
  select parts.source, parts.incident_key, count(*) as versions
  from old_rows
  inner join parts using (source, row_key)
  where old_rows.kind = 'incidents'
  group by parts.source, parts.incident_key
)

select
  record.rowid as place,
  cast(file_id as varchar) || '-' || cast(line_no as varchar) as id,
  utc_text(received_at) as received_at,
  local_text(service_date, slot, received_at) as received_local,
  centre,
  record.source,
  record.incident_key,
  units,
  utc_text(entered) as entered_at,
  utc_text(dispatched) as dispatched_at,
  utc_text(enroute) as enroute_at,
  utc_text(scene) as arrived_at,
  utc_text(closed) as closed_at,
  processing_s,
  dispatch_s,
  alarm_s,
  turnout_s,
  travel_s,
  response_s,
  scene_s,
  ticket_s,
  category,
  subcategory,
  district,
  agency,
  priority,
  operator,
  out_of_order,
  file,
  line_no as file_line,
  run_id as load_id,
  cast(coalesce(versions, 0) as integer) as earlier_versions
from fct_incidents as record
left join stamps on stamps.source = record.source and stamps.incident_key = record.incident_key
left join load_files using (file_id)
left join earlier on earlier.source = record.source and earlier.incident_key = record.incident_key
where record.incident_key in (select unnest(keys));
