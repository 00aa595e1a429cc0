-- The warehouse: what a published file holds. Times are UTC; service_date, weekday (ISO, Monday = 1), hour and slot
-- (quarter hour 0..95) are the local calendar of the centre, filled once by the load.

-- One row per call, as it is known now.
create table if not exists fct_calls (
  service_date date not null,
  hour utinyint not null,
  slot utinyint not null,
  weekday utinyint not null,
  arrived_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  outcome varchar not null,           -- OUTCOMES of server/domain/categories.ts
  wait_s integer,                     -- arrival to answer, or to the end of an unanswered call; null: unknown
  talk_s integer,                     -- answer to end
  wrap_s integer,
  handle_s integer,                   -- talk_s + wrap_s (0 where the source exports no wrap-up)
  disposition varchar,
  category varchar,
  subcategory varchar,
  district varchar,
  agency varchar,
  language varchar,
  operator varchar,
  line varchar,
  priority varchar,
  incident_key varchar,
  caller ubigint,                     -- keyed hash; the number itself never enters the warehouse
  transferred boolean,
  out_of_order boolean not null,      -- a stamp came before the one it follows: the interval is unknown
  version_at timestamp,               -- how new the row says it is, where the mapping reads that
  file_id integer not null,
  line_no integer not null,
  since_id integer not null           -- event that made this row the one known
);

-- One row per row of an incident register: an incident, or one unit sent to it.
create table if not exists stg_incident_rows (
  received_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  incident_key varchar not null,
  entered_at timestamp,
  dispatched_at timestamp,
  enroute_at timestamp,
  arrived_at timestamp,
  closed_at timestamp,
  category varchar,
  subcategory varchar,
  district varchar,
  agency varchar,
  priority varchar,
  operator varchar,
  version_at timestamp,               -- how new the row says it is, where the mapping reads that
  file_id integer not null,
  line_no integer not null,
  since_id integer not null           -- event that made this row the one known
);

-- One row per incident: the earliest of each stamp over its rows, the words of its first row.
create table if not exists fct_incidents (
  service_date date not null,
  hour utinyint not null,
  slot utinyint not null,
  weekday utinyint not null,
  received_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  incident_key varchar not null,
  units integer not null,
  is_dispatched boolean not null,
  is_arrived boolean not null,
  is_closed boolean not null,
  processing_s integer,               -- INTERVALS of server/domain/intervals.ts; null: a stamp is missing or out of order
  dispatch_s integer,
  alarm_s integer,
  turnout_s integer,
  travel_s integer,
  response_s integer,
  scene_s integer,
  ticket_s integer,
  category varchar,
  subcategory varchar,
  district varchar,
  agency varchar,
  priority varchar,
  operator varchar,
  out_of_order boolean not null
);

-- One row per stretch of an operator's time in one state.
create table if not exists fct_operator_states (
  service_date date not null,         -- local day on which it starts
  started_at timestamp not null,
  ended_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  operator varchar not null,
  state varchar not null,             -- ready (on duty, not paused; handling included) or pause
  reason varchar,
  version_at timestamp,               -- how new the row says it is, where the mapping reads that
  file_id integer not null,
  line_no integer not null,
  since_id integer not null           -- event that made this row the one known
);

-- One row per shift that an operator was meant to work.
create table if not exists fct_roster (
  service_date date not null,         -- local day on which it starts
  starts_at timestamp not null,
  ends_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  operator varchar not null,
  shift varchar,
  version_at timestamp,
  file_id integer not null,
  line_no integer not null,
  since_id integer not null
);

-- Seconds of an operator in a quarter hour and state; `handling` comes from the calls, split at the quarter hours.
create table if not exists agg_operator_slot (
  service_date date not null,
  hour utinyint not null,
  slot utinyint not null,
  weekday utinyint not null,
  centre varchar not null,
  operator varchar not null,
  state varchar not null,             -- ready, pause, handling
  seconds integer not null
);

-- Seconds of an operator's roster in a quarter hour, and of them those on duty or paused (kept), on duty (available) and handling.
create table if not exists agg_roster_slot (
  service_date date not null,
  hour utinyint not null,
  slot utinyint not null,
  weekday utinyint not null,
  centre varchar not null,
  operator varchar not null,
  rostered_s integer not null,
  kept_s integer not null,
  available_s integer not null,
  worked_s integer not null
);

-- One row per row of a switch report: the calls of an hour (or another stretch) by line, outcome and wait.
create table if not exists stg_count_rows (
  starts_at timestamp not null,
  minutes integer not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  counts struct(line varchar, outcome varchar, wait_upto_s integer, calls integer)[] not null,
  version_at timestamp,
  file_id integer not null,
  line_no integer not null,
  since_id integer not null
);

-- One row per stretch of a switch report, line, outcome and wait bin with calls in it.
create table if not exists fct_call_counts (
  service_date date not null,
  hour utinyint not null,
  slot utinyint not null,
  weekday utinyint not null,
  starts_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  line varchar,
  outcome varchar not null,
  wait_upto_s integer,                -- upper edge of the bin; 2147483647: open above; null: not told
  calls integer not null
);

-- One row per event of a queue log, as the switch wrote it.
create table if not exists stg_queue_events (
  happened_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  call varchar,
  queue varchar,
  agent varchar,
  event varchar not null,
  data1 varchar,
  data2 varchar,
  data3 varchar,
  data4 varchar,
  data5 varchar,
  caller ubigint,
  version_at timestamp,
  file_id integer not null,
  line_no integer not null,
  since_id integer not null
);

-- One row per version of a row that is no longer the one known: known from event since_id until event until_id.
create table if not exists old_rows (
  kind varchar not null,
  source varchar not null,
  row_key varchar not null,
  file_id integer not null,
  line_no integer not null,
  since_id integer not null,
  until_id integer not null,          -- equal to since_id: replaced within its own file
  content json not null
);

-- One row per row of a file that said again what was known: it vouches for the version that another file brought.
create table if not exists sightings (
  source varchar not null,
  row_key varchar not null,
  file_id integer not null,           -- the file that said it again
  of_file_id integer not null,        -- the version it vouches for
  of_line_no integer not null
);

-- One row per moment at which a heartbeat log says that a feed was alive.
create table if not exists stg_heartbeats (
  happened_at timestamp not null,
  source varchar not null,
  centre varchar not null,
  row_key varchar not null,
  version_at timestamp,
  file_id integer not null,
  line_no integer not null,
  since_id integer not null
);

-- One row per source and local hour between the first and the last that is known of it: what is known of that hour.
create table if not exists agg_feed_states (
  service_date date not null,
  hour utinyint not null,
  source varchar not null,
  kind varchar not null,
  centre varchar not null,
  n integer not null,
  state varchar not null              -- rows; zero: the feed was alive and none came; none: no data
);

-- One row per source, local day and hour that it told about: rows (calls of a switch report, which may say 0).
create table if not exists agg_feed_hours (
  service_date date not null,
  hour utinyint not null,
  source varchar not null,
  kind varchar not null,
  centre varchar not null,
  n integer not null
);

-- One row per change of the warehouse, in order: a file loaded, a file withdrawn or restored, rows past their retention.
create table if not exists load_events (
  event_id integer primary key,
  kind varchar not null,              -- load, withdraw, restore, retention
  source varchar not null,
  file_id integer,
  run_id varchar not null,
  happened_at timestamp not null,
  added integer not null,
  changed integer not null,
  removed integer not null,
  kept_from timestamp                 -- of retention: rows of the source before it are gone
);
alter table load_events add column if not exists kept_from timestamp;

-- One row per source of which rows were removed by retention: the moment before which none is known any more.
create view if not exists retained as
select source, max(kept_from) as kept_from
from load_events
where kind = 'retention'
group by source;

-- One row per file and thing worth knowing that is no reject: hours that occur twice, columns nobody reads ...
create table if not exists load_notes (
  file_id integer not null,
  code varchar not null,
  detail varchar,
  n integer not null
);

-- One row per file that was loaded, ever.
create table if not exists load_files (
  file_id integer primary key,
  source varchar not null,
  file varchar not null,
  sha256 varchar not null,
  run_id varchar not null,
  loaded_at timestamp not null,
  rows_read integer not null,
  rows_loaded integer not null,
  rows_unchanged integer not null,
  rows_replaced integer not null,
  rows_rejected integer not null,
  data_from timestamp,
  data_until timestamp,
  withdrawn_by integer                -- event that withdrew the file; null: it stands
);

-- One row per row of a file that could not be taken, with its reason.
create table if not exists rejects (
  file_id integer not null,
  source varchar not null,
  file varchar not null,
  run_id varchar not null,
  line_no integer not null,
  column_name varchar,
  value varchar,
  code varchar not null,
  row_key varchar,                    -- of a row that names itself
  repaired_by integer                 -- event that brought a row of that key; null: it is still missing
);

-- One row: which data this file holds.
create table if not exists data_version (
  version varchar not null,
  run_id varchar not null,
  published_at timestamp not null
);
