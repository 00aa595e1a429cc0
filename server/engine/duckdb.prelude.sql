-- The words that the queries share: the rows that a reader's filters choose, and the bucket that a day falls into.
-- `calls` is how many calls a row stands for: one of a call list, many of a switch report, which tells of a wait only
-- the bin (`wait_upto_s`; `bound_s` is the wait of either: the least second by which the call's wait had surely ended).
create or replace temp macro all_calls() as table
select
  service_date, hour, slot, weekday, source, centre, outcome, wait_s, cast(null as integer) as wait_upto_s,
  wait_s as bound_s, talk_s, handle_s, disposition, category, subcategory, district, agency, language, operator,
  line, priority, transferred, caller, file_id, line_no, cast(1 as integer) as calls
from fct_calls

union all

select
  service_date, hour, slot, weekday, source, centre, outcome, null, wait_upto_s,
  wait_upto_s, null, null, null, null, null, null, null, null, null,
  line, null, null, null, null, null, calls
from fct_call_counts;

create or replace temp macro chosen_calls(from_day, to_day, f) as table
select *
from all_calls()
where service_date >= cast(from_day as date)
  and service_date < cast(to_day as date)
  and (len(f['centre']) = 0 or list_contains(f['centre'], centre))
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

create or replace temp macro offered_calls(from_day, to_day, f) as table
select *
from chosen_calls(from_day, to_day, f)
where outcome in ('answered', 'abandoned', 'cut-off');

create or replace temp macro chosen_incidents(from_day, to_day, f) as table
select *
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
