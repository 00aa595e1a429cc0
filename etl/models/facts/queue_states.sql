-- One row per stretch of a touched agent's time: from signing in to signing out, paused or ready; the last one reaches to the newest event of the log.
with events as (
  select
    agent,
    happened_at,
    file_id,
    line_no,
    case
      when event in ('ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN') then 1
      when event in ('REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF') then -1
      else 0
    end as step,
    case
      when event in ('PAUSE', 'PAUSEALL') then true
      when event in ('UNPAUSE', 'UNPAUSEALL', 'REMOVEMEMBER', 'AGENTLOGOFF', 'AGENTCALLBACKLOGOFF') then false
    end as pause,
    case when event in ('PAUSE', 'PAUSEALL') then data1 end as reason
  from stg_queue_events
  where source = $source
    and agent in (select agent from touched_agents)
    and event in (
      'ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF',
      'PAUSE', 'PAUSEALL', 'UNPAUSE', 'UNPAUSEALL'
    )
),

-- Signing out of a queue that was never signed in to (the log began later) must not count below none.
running as (
  select
    *,
    sum(step) over in_order as steps,
    last_value(pause ignore nulls) over in_order as is_paused,
    lead(happened_at) over in_order as next_at
  from events
  window in_order as (partition by agent order by happened_at, line_no)
),

members as (
  select
    *,
    steps - least(0, min(steps) over (partition by agent order by happened_at, line_no)) as queues
  from running
),

stretches as (
  select
    agent,
    greatest(happened_at, (select kept_from from retained where source = $source)) as started_at,
    coalesce(next_at, (select max(happened_at) from stg_queue_events where source = $source)) as ended_at,
    case when is_paused then 'pause' else 'ready' end as state,
    case when is_paused then reason end as reason,
    file_id,
    line_no
  from members
  where queues > 0
)

select
  service_day(utc_to_local(started_at, $centre_zone)) as service_date,
  started_at,
  ended_at,
  $source as source,
  $centre as centre,
  agent || chr(31) || cast(started_at as varchar) || chr(31) || line_no as row_key,
  agent as operator,
  state,
  reason,
  file_id,
  line_no,
  file_id as since_id
from stretches
where ended_at > started_at
order by started_at, agent
