-- Words of the load's SQL: zones (made anew for every file by zone.ts), seconds between stamps, the keyed hash of a caller.
create or replace temp macro local_to_utc(stamp, zone) as cast(timezone(zone, stamp) as timestamp);
create or replace temp macro utc_to_local(stamp, zone) as timezone(zone, timezone('UTC', stamp));
create or replace temp macro service_day(local) as cast(local as date);
create or replace temp macro weekday_of(local) as cast(isodow(local) as utinyint);
-- The local time of an hour of a service day: hours before its start are of the next date.
create or replace temp macro clock_hour(day, hour, day_starts) as
  day + to_hours(hour) + case when hour < day_starts then interval 1 day else interval 0 day end;
create or replace temp macro clock_of(stamp, zone) as cast(null as varchar);
-- A text without blanks of any kind at its ends: space, tab, line ends, the space that does not break.
create or replace temp macro bare_text(text) as trim(text, ' ' || chr(9) || chr(10) || chr(13) || chr(160));
-- Whether that and an emptiness test would leave a text as it is, told quickly: plain ASCII without a blank at either end.
create or replace temp macro is_tidy(text) as
  text between '!' and '~'
  and not ends_with(text, ' ') and not ends_with(text, chr(9))
  and not ends_with(text, chr(10)) and not ends_with(text, chr(13))
  and strlen(text) = length(text);
-- A number as it is dialled at home, whether written +62 812-... or 0812...
create or replace temp macro bare(number) as translate(number, ' +-().', '');
create or replace temp macro dialled(number) as
  case
    when regexp_full_match(number, '[0-57-9][0-9]*') then number
    when starts_with(bare(number), '62') then '0' || bare(number)[3:]
    else bare(number)
  end;
-- The first 64 bits of the SHA-256 of key and number; a row that was rejected and repaired brings them along after a #.
create or replace temp macro caller_hash(number, key) as
  cast(
    '0x' || case
      when starts_with(number, '#') and regexp_full_match(number, '#[0-9a-f]{16}') then number[2:]
      else left(sha256(key || dialled(number)), 16)
    end as ubigint
  );

-- Whole seconds from one moment to another, cut off as switches do; negative where the second is earlier, by however little.
create or replace temp macro seconds_between(from_at, to_at) as
  cast(floor((epoch_ms(to_at) - epoch_ms(from_at)) / 1000) as bigint);

-- The same; a stop in the local hour that occurs twice may lie in its second turn.
create or replace temp macro span_s(from_at, to_at, to_local, zone) as
  case
    when to_at < from_at and clock_of(to_local, zone) = 'twice' then seconds_between(from_at, to_at) + 3600
    else seconds_between(from_at, to_at)
  end;

-- Longest that is believed of a wait, a talk or a wrap-up, of a state or shift, and of an incident; beyond it a stamp is mistyped.
create or replace temp macro longest_call_s() as 7 * 86400;
create or replace temp macro longest_state_s() as 31 * 86400;
create or replace temp macro longest_incident_days() as 3653;
create or replace temp macro row_fault(code, column_name, value) as
  {'code': code, 'column': column_name, 'value': cast(value as varchar)};
-- A row whose own time nobody can mean: before there were such centres, or long after it was loaded. One such row would
-- spread the coverage of its source over as many hours.
create or replace temp macro time_fault(column_name, stamp, latest) as
  case
    when stamp not between timestamp '1980-01-01' and cast(latest as timestamp)
      then row_fault('TIME_BEYOND', column_name, stamp)
  end;
-- Seconds of a call as a log tells them; null where they cannot be.
create or replace temp macro call_seconds(seconds) as
  case when try_cast(seconds as bigint) between 0 and longest_call_s() then try_cast(seconds as integer) end;

-- Durations that are written as a clock ([hh:]mm:ss) or in words ("0 Hari : 20 Jam : 41 Menit : 56 Detik"), in seconds.
create or replace temp macro duration_clock(text) as
  case
    when regexp_full_match(text, '([0-9]+:)?[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?') then cast(list_reduce(
      list_transform(string_split(regexp_replace(text, '[.,][0-9]+$', ''), ':'), lambda part: cast(part as bigint)),
      lambda sum, part: sum * 60 + part
    ) as integer)
  end;
create or replace temp macro duration_part(text, unit) as
  coalesce(try_cast(nullif(regexp_extract(lower(text), '([0-9]+) *' || unit, 1), '') as integer), 0);
create or replace temp macro duration_words(text) as
  case
    when regexp_matches(lower(text), '[0-9]+ *(hari|jam|menit|detik|day|hour|minute|second)') then
      duration_part(text, '(?:hari|day)') * 86400 + duration_part(text, '(?:jam|hour)') * 3600
      + duration_part(text, '(?:menit|minute)') * 60 + duration_part(text, '(?:detik|second)')
  end;
