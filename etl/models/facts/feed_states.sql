-- One row per source and local hour from the first to the last that is known of it: rows, confirmed zero, or no data.
with told as (
  select agg_feed_hours.source, clock_hour(service_date, hour, day_starts) as hour_at, cast(sum(n) as integer) as n
  from agg_feed_hours
  join feeds using (source)
  where agg_feed_hours.kind not in ('operator-states', 'roster')
  group by agg_feed_hours.source, service_date, hour, day_starts

  union all

  -- Of operator states: the hours in which anybody was signed in.
  select feeds.source, clock_hour(service_date, hour, day_starts), cast(count(distinct operator) as integer)
  from agg_operator_slot
  join feeds on feeds.centre = agg_operator_slot.centre and feeds.kind = 'operator-states'
  where state in ('ready', 'pause')
  group by feeds.source, service_date, hour, day_starts
),

spans as (
  select
    load_files.source,
    date_trunc('hour', timezone(zone, timezone('UTC', greatest(data_from, kept_from)))) as from_at,
    date_trunc('hour', timezone(zone, timezone('UTC', data_until))) as to_at
  from load_files
  join feeds using (source)
  left join retained using (source)
  where withdrawn_by is null
    and data_from is not null
    and data_until >= coalesce(kept_from, data_until)
    and kind <> 'roster'
),

beats as (
  select distinct feeds.source, date_trunc('hour', timezone(feeds.zone, timezone('UTC', happened_at))) as hour_at
  from stg_heartbeats
  join feeds on feeds.beats = stg_heartbeats.source
  left join retained on retained.source = feeds.source
  where happened_at >= coalesce(kept_from, happened_at)
),

ends as (
  select source, min(from_at) as from_at, max(to_at) as to_at
  from (
    select source, from_at, to_at from spans
    union all
    select source, hour_at, hour_at from told
    union all
    select source, hour_at, hour_at from beats
  )
  group by source
),

spine as (
  select source, unnest(range(from_at, to_at + interval 1 hour, interval 1 hour)) as hour_at
  from ends
),

-- Without the hours that the clock of the zone skips.
hours as (
  select source, hour_at
  from spine
  join feeds using (source)
  where timezone(zone, timezone(zone, hour_at)) = hour_at
),

in_file as (
  select distinct hours.source, hours.hour_at
  from hours
  join spans on spans.source = hours.source and hours.hour_at between spans.from_at and spans.to_at
),

-- What an hour of the week usually brings, over the days on which the feed told anything.
days as (
  select source, isodow(hour_at) as weekday, count(distinct cast(hour_at as date)) as days
  from told
  group by all
),

usual as (
  select
    told.source,
    weekday,
    hour(hour_at) as hour,
    sum(n) / any_value(days) as expected,
    sum(pow(n, 2)) / any_value(days) - pow(sum(n) / any_value(days), 2) as variance
  from told
  join days on days.source = told.source and days.weekday = isodow(told.hour_at)
  group by told.source, weekday, hour(hour_at)
),

-- How much more than by chance the hours of a feed differ: 1/k of the negative binomial, 0 for Poisson.
dispersion as (
  select source, greatest(coalesce(sum(variance - expected) / nullif(sum(expected * expected), 0), 0), 0.000001) as spread
  from usual
  group by source
),

joined as (
  select
    hours.source,
    hours.hour_at,
    told.n,
    beats.hour_at is not null as is_beat,
    in_file.hour_at is not null as is_in_file,
    -- Minus the logarithm of the chance that an alive feed tells of no call in this hour.
    coalesce(ln(1 + usual.expected * spread) / spread, 0) as doubt,
    told.n is null as is_silent
  from hours
  left join told using (source, hour_at)
  left join beats using (source, hour_at)
  left join in_file using (source, hour_at)
  left join usual on usual.source = hours.source
    and usual.weekday = isodow(hours.hour_at)
    and usual.hour = hour(hours.hour_at)
  left join dispersion on dispersion.source = hours.source
),

-- A silence is one run of hours that nobody told of.
runs as (
  select *, sum(case when is_silent then 0 else 1 end) over (partition by source order by hour_at) as run
  from joined
),

silences as (
  select source, run, sum(doubt) filter (where is_silent) as doubt
  from runs
  group by source, run
)

select
  cast(hour_at - to_hours(feeds.day_starts) as date) as service_date,
  cast(hour(hour_at) as utinyint) as hour,
  runs.source,
  feeds.kind,
  feeds.centre,
  coalesce(n, 0) as n,
  case
    when n > 0 then 'rows'
    when n = 0 or is_beat then 'zero'
    -- Twelve: a feed that is alive is silent for so long once in 160,000 times.
    when is_in_file and coalesce(silences.doubt, 0) < 12 then 'zero'
    else 'none'
  end as state
from runs
join silences using (source, run)
join feeds using (source)
order by runs.source, hour_at
