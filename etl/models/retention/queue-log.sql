-- One row per event of a queue log that is past its retention: calls go whole, by their first event; an operator's signing in and the last pause stay as long as they are in force.
with agent_events as (
  select unnest([
    'ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF',
    'PAUSE', 'PAUSEALL', 'UNPAUSE', 'UNPAUSEALL'
  ]) as event
),

signings as (
  select
    row_key,
    agent,
    happened_at,
    line_no,
    case
      when event in ('ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN') then 1
      when event in ('REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF') then -1
      else 0
    end as step
  from stg_queue_events
  where source = $source
    and happened_at < cast($kept_from as timestamp)
    and agent is not null
    and event in (select event from agent_events)
),

running as (
  select *, sum(step) over (partition by agent order by happened_at, line_no) as steps
  from signings
),

members as (
  select *, steps - least(0, min(steps) over (partition by agent order by happened_at, line_no)) as queues
  from running
),

-- Since the operator last was in no queue nothing has signed him out.
spells as (
  select
    *,
    sum(case when queues = 0 then 1 else 0 end) over newest_first as times_out_since,
    row_number() over (partition by agent, step = 0 order by happened_at desc, line_no desc) as age
  from members
  window newest_first as (partition by agent order by happened_at desc, line_no desc)
),

in_force as (
  select row_key
  from spells
  where times_out_since = 0
    and (step <> 0 or age = 1)
),

calls as (
  select call
  from $$target
  where source = $source
    and happened_at < cast($kept_from as timestamp)
    and call is not null
    and event not in (select event from agent_events)

  union

  -- A log that began in the middle of a call: it arrived before its first event.
  select row_key
  from fct_calls
  where source = $source
    and arrived_at < cast($kept_from as timestamp)
)

select version.*
from $$target as version
where source = $source
  and case
    when event in (select event from agent_events)
      then happened_at < cast($kept_from as timestamp) and row_key not in (select row_key from in_force)
    when call is not null then call in (select call from calls)
    else happened_at < cast($kept_from as timestamp)
  end
