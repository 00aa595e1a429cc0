-- One row per touched call of a queue log that has ended or been answered: its events folded. A log may begin in the middle of a call.
with events as (
  select
    *,
    event in ('COMPLETEAGENT', 'COMPLETECALLER') as is_complete,
    event in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER') as is_transfer,
    event in ('ABANDON', 'EXITWITHTIMEOUT', 'EXITWITHKEY', 'EXITEMPTY') as is_gone,
    case
      when event in ('COMPLETEAGENT', 'COMPLETECALLER', 'CONNECT') then call_seconds(data1)
      when event in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER') then call_seconds(data3)
    end as hold_s,
    case
      when event in ('COMPLETEAGENT', 'COMPLETECALLER') then call_seconds(data2)
      when event in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER') then call_seconds(data4)
    end as talk_s,
    case
      when event in ('ABANDON', 'EXITWITHTIMEOUT', 'EXITEMPTY') then call_seconds(data3)
      when event = 'EXITWITHKEY' then call_seconds(data4)
    end as gone_after_s
  from stg_queue_events
  where source = $source
    and call in (select call from touched_calls)
),

folded as (
  select
    call,
    count(*) filter (where event = 'ENTERQUEUE') as times_entered,
    min(happened_at) filter (where event = 'ENTERQUEUE') as entered_at,
    arg_min(queue, happened_at) filter (where queue is not null) as queue,
    min(happened_at) filter (where event = 'CONNECT') as connected_at,
    arg_min(hold_s, happened_at) filter (where event = 'CONNECT') as hold_s,
    arg_min(agent, happened_at) filter (where event = 'CONNECT' or is_complete or is_transfer) as operator,
    min(happened_at) filter (where is_complete or is_transfer) as parted_at,
    arg_min(hold_s, happened_at) filter (where is_complete or is_transfer) as parted_hold_s,
    arg_min(talk_s, happened_at) filter (where is_complete or is_transfer) as parted_talk_s,
    sum(talk_s) filter (where is_complete or is_transfer) as talk_s,
    bool_or(is_transfer) as transferred,
    max(happened_at) filter (where is_gone) as gone_at,
    arg_max(gone_after_s, happened_at) filter (where is_gone) as gone_after_s,
    any_value(caller) as caller,
    arg_min(file_id, (happened_at, line_no)) as file_id,
    arg_min(line_no, (happened_at, line_no)) as line_no,
    max(since_id) as since_id
  from events
  group by call
),

calls as (
  select
    *,
    connected_at is not null or parted_at is not null as is_answered,
    coalesce(
      entered_at,
      connected_at - to_seconds(coalesce(hold_s, 0)),
      parted_at - to_seconds(coalesce(parted_hold_s, 0) + coalesce(parted_talk_s, 0)),
      gone_at - to_seconds(coalesce(gone_after_s, 0))
    ) as arrived_at
  from folded
  where connected_at is not null or parted_at is not null or gone_at is not null
),

local as (
  select
    *,
    utc_to_local(arrived_at, $centre_zone) as local_at,
    case
      when is_answered and times_entered <= 1 then coalesce(hold_s, parted_hold_s, seconds_between(arrived_at, connected_at))
      when is_answered then seconds_between(arrived_at, connected_at)
      when times_entered <= 1 then coalesce(gone_after_s, seconds_between(arrived_at, gone_at))
      else seconds_between(arrived_at, gone_at)
    end as any_wait_s
  from calls
)

select
  service_day(local_at) as service_date,
  cast(hour(local_at) as utinyint) as hour,
  cast(hour(local_at) * 4 + minute(local_at) // 15 as utinyint) as slot,
  weekday_of(local_at) as weekday,
  arrived_at,
  $source as source,
  $centre as centre,
  call as row_key,
  case when is_answered then 'answered' else 'abandoned' end as outcome,
  call_seconds(any_wait_s) as wait_s,
  case when is_answered then call_seconds(talk_s) end as talk_s,
  case when is_answered then call_seconds(talk_s) end as handle_s,
  case when is_answered then operator end as operator,
  queue as line,
  caller,
  case when is_answered then transferred end as transferred,
  coalesce(any_wait_s < 0, false) as out_of_order,
  file_id,
  line_no,
  since_id
from local
order by arrived_at, call
