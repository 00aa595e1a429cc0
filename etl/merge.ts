import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceKind } from './mapping/fields.ts'
import { rows, type RowTable, run, sqlFile, type Values } from './sql.ts'

export interface Merged {
  loaded: number
  unchanged: number
  replaced: number
}

const TARGETS: Record<SourceKind, RowTable> = {
  calls: 'fct_calls',
  incidents: 'stg_incident_rows',
  'operator-states': 'fct_operator_states'
}

/**
 * Brings the staged rows of one file into the warehouse by their key: a new key is loaded, the same content is
 * unchanged, another content replaces (and the row it replaces is kept in old_rows). Then everything that is derived
 * from the touched rows is made anew.
 *
 * @param values source, centre, centre_zone, kind, run_id, now
 */
export async function mergeStaged(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<Merged> {
  const target = TARGETS[kind]
  await run(db, `create or replace temp table chain as ${sqlFile('merge/chain', target)}`, values)
  await run(db, `create or replace temp table changed as ${sqlFile('merge/changed')}`)
  await noteTouched(db, kind, values)
  await run(db, `insert into old_rows ${sqlFile('merge/superseded', target)}`, values)
  await run(
    db,
    `delete from ${target} where source = $source and row_key in (select row_key from changed where is_known)`,
    values
  )
  await run(db, `insert into ${target} by name select * from staged where line_no in (select line_no from changed)`)
  await derive(db, kind, values)
  return tally(db)
}

async function tally(db: DuckDBConnection): Promise<Merged> {
  const [counts] = await rows<Merged>(
    db,
    `select
       count(*) filter (where before_hash is null) as loaded,
       count(*) filter (where before_hash = row_hash) as unchanged,
       count(*) filter (where before_hash <> row_hash) as replaced
     from chain`
  )
  return counts!
}

/** Remembers what the change reaches: old and new incident keys, or the days that old and new rows lie on. */
async function noteTouched(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<void> {
  if (kind === 'incidents') {
    await run(
      db,
      `create or replace temp table touched_incidents as
       select incident_key from staged where line_no in (select line_no from changed)
       union
       select incident_key from stg_incident_rows
       where source = $source and row_key in (select row_key from changed where is_known)`,
      values
    )
    return
  }
  const days =
    kind === 'calls'
      ? 'service_date as first_day, service_date + 1 as last_day'
      : `cast(utc_to_local(started_at, $centre_zone) as date) as first_day,
         cast(utc_to_local(ended_at, $centre_zone) as date) as last_day`
  await run(
    db,
    `create or replace temp table touched_days as
     select distinct cast(unnest(range(first_day, last_day + 1, interval 1 day)) as date) as day
     from (
       select ${days} from staged where line_no in (select line_no from changed)
       union all
       select ${days} from ${TARGETS[kind]}
       where source = $source and row_key in (select row_key from changed where is_known)
     )`,
    values
  )
}

async function derive(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<void> {
  if (kind === 'incidents') {
    await run(
      db,
      `delete from fct_incidents
       where source = $source and incident_key in (select incident_key from touched_incidents)`,
      values
    )
    await run(db, `insert into fct_incidents by name ${sqlFile('facts/fct_incidents')}`, values)
    return
  }
  const states = kind === 'calls' ? `('handling')` : `('ready', 'pause')`
  await run(
    db,
    `delete from agg_operator_slot
     where centre = $centre and state in ${states} and service_date in (select day from touched_days)`,
    values
  )
  const facts = kind === 'calls' ? 'facts/handling' : 'facts/presence'
  await run(db, `insert into agg_operator_slot by name ${sqlFile(facts)}`, values)
}
