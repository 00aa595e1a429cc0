import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceKind } from '#server/site/schema.ts'
import { rows, run, sqlFile, type Values } from './sql.ts'

/**
 * Makes anew what follows from the rows that changed: `changed_now` (as they are) and `changed_before` (as they were),
 * which the merge left.
 *
 * @param values source, centre, centre_zone, day_starts, kind
 */
export async function derive(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<void> {
  if (kind === 'queue-log') return deriveQueue(db, values)
  if (kind === 'heartbeats') return
  await deriveFeedHours(db, kind, values)
  if (kind === 'calls' || kind === 'operator-states' || kind === 'roster') return deriveSlots(db, kind, values)
  if (kind === 'incidents') return deriveIncidents(db, values)
  if (kind === 'call-counts') return deriveCounts(db, values)
}

/** Rows of each kind by local hour; of a switch report its calls, which may be none. */
const FEED_ROWS: Record<Exclude<SourceKind, 'heartbeats'>, string> = {
  calls: 'select service_date, hour, 1 as n from fct_calls where source = $source',
  'operator-states': `select service_date, hour(utc_to_local(started_at, $centre_zone)) as hour, 1 as n
    from fct_operator_states where source = $source`,
  incidents: `select service_day(local_at) as service_date, hour(local_at) as hour, 1 as n
    from (select utc_to_local(received_at, $centre_zone) as local_at from stg_incident_rows where source = $source)`,
  'call-counts': `select service_day(local_at) as service_date, hour(local_at) as hour, calls as n
    from (
      select
        utc_to_local(starts_at, $centre_zone) as local_at,
        list_sum(list_transform(counts, lambda bin: bin['calls'])) as calls
      from stg_count_rows where source = $source
    )`,
  'queue-log': 'select service_date, hour, 1 as n from fct_calls where source = $source',
  roster: `select service_date, hour(utc_to_local(starts_at, $centre_zone)) as hour, 1 as n
    from fct_roster where source = $source`
}

const CHANGED_DAYS: Record<Exclude<SourceKind, 'heartbeats'>, string> = {
  calls: 'service_date',
  'operator-states': 'service_date',
  incidents: 'service_day(utc_to_local(received_at, $centre_zone))',
  'call-counts': 'service_day(utc_to_local(starts_at, $centre_zone))',
  'queue-log': 'service_date',
  roster: 'service_date'
}

/** The hours that a source told about, on the days that the change touched. */
async function deriveFeedHours(
  db: DuckDBConnection,
  kind: Exclude<SourceKind, 'heartbeats'>,
  values: Values,
  now = 'changed_now',
  before = 'changed_before'
): Promise<void> {
  const day = CHANGED_DAYS[kind]
  await run(
    db,
    `create or replace temp table touched_feed_days as
     select distinct ${day} as day from ${now} union select distinct ${day} from ${before}`,
    values
  )
  await run(
    db,
    'delete from agg_feed_hours where source = $source and service_date in (select day from touched_feed_days)',
    values
  )
  await run(
    db,
    `insert into agg_feed_hours by name
     select service_date, cast(hour as utinyint) as hour, $source as source, $kind as kind, $centre as centre,
       cast(sum(n) as integer) as n
     from (${FEED_ROWS[kind]})
     where service_date between (select min(day) from touched_feed_days) and (select max(day) from touched_feed_days)
       and service_date in (select day from touched_feed_days)
       and service_date >= coalesce(
         (select service_day(utc_to_local(kept_from, $centre_zone)) from retained where source = $source),
         service_date
       )
     group by service_date, hour
     order by service_date, hour`,
    values
  )
}

/** The days that a row reaches, of those rows from which the operators' time follows. */
const REACHED = {
  calls: `service_date as first_day,
    service_date + 1 + (coalesce(wait_s, 0) + coalesce(handle_s, 0)) // 86400 as last_day`,
  'operator-states': `service_day(utc_to_local(started_at, $centre_zone)) as first_day,
    service_day(utc_to_local(ended_at, $centre_zone)) as last_day`,
  roster: `service_day(utc_to_local(starts_at, $centre_zone)) as first_day,
    service_day(utc_to_local(ends_at, $centre_zone)) as last_day`
} as const

/** Seconds of operators by quarter hour, on the days that the change touched: calls, states and roster each bear on them. */
async function deriveSlots(
  db: DuckDBConnection,
  kind: keyof typeof REACHED,
  values: Values,
  now = 'changed_now',
  before = 'changed_before'
): Promise<void> {
  const days = REACHED[kind]
  await run(
    db,
    `create or replace temp table touched_days as
     select distinct cast(unnest(range(first_day, last_day + 1, interval 1 day)) as date) as day
     from (select distinct ${days} from ${now} union select ${days} from ${before})`,
    values
  )
  const touched = 'centre = $centre and service_date in (select day from touched_days)'
  for (const table of ['agg_operator_slot', 'agg_roster_slot'])
    await run(db, `delete from ${table} where ${touched}`, values)
  await cutSlots(db, 'agg_operator_slot', 'facts/operator_slots', values)
  const [shift] = await rows(db, 'select 1 from fct_roster where centre = $centre limit 1', values)
  if (shift !== undefined) await cutSlots(db, 'agg_roster_slot', 'facts/roster_slots', values)
}

/** The pieces pass through: kept in a table, those of ten million calls cost more than cutting them twice. */
async function cutSlots(db: DuckDBConnection, table: string, facts: string, values: Values): Promise<void> {
  const pieces = sqlFile('facts/operator_pieces')
  await run(
    db,
    `insert into ${table} by name with operator_pieces as (${pieces}) select * from (${sqlFile(facts)})`,
    values
  )
}

async function deriveIncidents(db: DuckDBConnection, values: Values): Promise<void> {
  await run(
    db,
    `create or replace temp table touched_incidents as
     select incident_key from changed_now union select incident_key from changed_before`
  )
  await run(
    db,
    `delete from fct_incidents
     where source = $source and incident_key in (select incident_key from touched_incidents)`,
    values
  )
  await run(db, `insert into fct_incidents by name ${sqlFile('facts/fct_incidents')}`, values)
}

async function deriveCounts(db: DuckDBConnection, values: Values): Promise<void> {
  await run(
    db,
    `create or replace temp table touched_keys as
     select row_key from changed_now union select row_key from changed_before`
  )
  await run(
    db,
    'delete from fct_call_counts where source = $source and row_key in (select row_key from touched_keys)',
    values
  )
  await run(db, `insert into fct_call_counts by name ${sqlFile('facts/fct_call_counts')}`, values)
}

/** The calls and the operators' time that the events of a queue log tell, for the calls and agents that they touch. */
async function deriveQueue(db: DuckDBConnection, values: Values): Promise<void> {
  for (const name of ['call', 'agent']) {
    await run(
      db,
      `create or replace temp table touched_${name}s as
       select ${name} from changed_now where ${name} is not null
       union select ${name} from changed_before where ${name} is not null`
    )
  }
  await remake(db, 'fct_calls', 'row_key in (select call from touched_calls)', 'facts/queue_calls', values)
  await deriveFeedHours(db, 'queue-log', values, 'remade_now', 'remade_before')
  await deriveSlots(db, 'calls', values, 'remade_now', 'remade_before')
  await remake(
    db,
    'fct_operator_states',
    'operator in (select agent from touched_agents)',
    'facts/queue_states',
    values
  )
  await deriveSlots(db, 'operator-states', values, 'remade_now', 'remade_before')
}

/** Replaces the derived rows that `which` names; leaves them in `remade_before` and the new ones in `remade_now`. */
async function remake(
  db: DuckDBConnection,
  table: 'fct_calls' | 'fct_operator_states',
  which: string,
  facts: string,
  values: Values
): Promise<void> {
  await run(
    db,
    `create or replace temp table remade_before as select * from ${table} where source = $source and ${which}`,
    values
  )
  await run(db, `delete from ${table} where source = $source and ${which}`, values)
  await run(db, `create or replace temp table remade_now as ${sqlFile(facts)}`, values)
  await run(db, `insert into ${table} by name select * from remade_now`)
}
