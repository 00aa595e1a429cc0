import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceKind } from '#server/site/schema.ts'
import { rows, type RowTable, run, sqlFile, type Values } from './sql.ts'
import { contentColumns } from './tables.ts'

export interface Merged {
  loaded: number
  unchanged: number
  replaced: number
}

/** The table that keeps the rows of each kind as they are known now. */
export const ROW_TABLES: Record<SourceKind, RowTable> = {
  calls: 'fct_calls',
  incidents: 'stg_incident_rows',
  'operator-states': 'fct_operator_states',
  'call-counts': 'stg_count_rows',
  'queue-log': 'stg_queue_events',
  roster: 'fct_roster',
  heartbeats: 'stg_heartbeats'
}

/** The column of each kind by which its table is ordered, and until which a source's data reach. */
export const TIME_COLUMNS: Record<SourceKind, string> = {
  calls: 'arrived_at',
  incidents: 'received_at',
  'operator-states': 'started_at',
  'call-counts': 'starts_at',
  'queue-log': 'happened_at',
  roster: 'starts_at',
  heartbeats: 'happened_at'
}

/**
 * Brings the staged rows of one file into the warehouse by their key: a new key is loaded, the same content is
 * unchanged, another content replaces (and the version it replaces is kept in old_rows). Where the mapping says how
 * new a row is, an older version never replaces a newer one, whichever file comes last. The rows that changed are
 * left in `changed_now` and `changed_before` for what is derived from them.
 *
 * @param values source, centre, kind, file_id
 */
export async function mergeStaged(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<Merged> {
  const target = ROW_TABLES[kind]
  const content = await contentColumns(db, target)
  const struct = content.map((name) => `'${name}': ${name}`).join(', ')
  const sql = (name: string) => sqlFile(`merge/${name}`, target).replaceAll('$$content', struct)
  await run(db, `create or replace temp table known as ${sql('known')}`, values)
  await run(db, `create or replace temp table twice as ${sql('twice')}`)
  const [{ care } = { care: 0 }] = await rows<{ care: number }>(
    db,
    'select (select count(*) from known) + (select count(*) from twice) as care'
  )
  const time = TIME_COLUMNS[kind]
  const order = (await isOrdered(db, time)) ? '' : `order by ${time}, n`
  const columns = ['row_key', ...content.filter((name) => name !== 'row_key'), 'version_at', 'line_no']
  const insert = `insert into ${target} by name
    select ${columns.join(', ')}, cast($file_id as integer) as file_id, cast($file_id as integer) as since_id`
  if (care === 0) {
    await run(db, `create or replace temp view changed_now as select * from numbered`)
    await run(db, `create or replace temp table changed_before as select * from ${target} limit 0`)
    await run(db, `${insert} from numbered ${order}`, values)
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from numbered')
    return { loaded: n, unchanged: 0, replaced: 0 }
  }
  await run(db, `create or replace temp table chain as ${sql('chain')}`)
  await run(db, `create or replace temp table changed as ${sql('changed')}`)
  await run(
    db,
    `create or replace temp view changed_now as
     select * from numbered where row_key not in (select row_key from chain) or n in (select n from changed)`
  )
  await run(
    db,
    `create or replace temp table changed_before as
     select * from ${target} where rowid in (select place from known where row_key in (select row_key from changed))`
  )
  await run(db, `insert into old_rows ${sql('superseded')}`, values)
  await run(
    db,
    `insert into sightings
     select $source, row_key, cast($file_id as integer), known_file_id, known_line_no
     from chain where says_known`,
    values
  )
  await run(
    db,
    `delete from ${target}
     where rowid in (select place from known where row_key in (select row_key from changed))`
  )
  await run(db, `${insert} from changed_now ${order}`, values)
  return tally(db)
}

async function tally(db: DuckDBConnection): Promise<Merged> {
  const [counts] = await rows<Merged>(
    db,
    `select
       (select count(*) from numbered where row_key not in (select row_key from chain))
         + count(*) filter (where fate = 'loaded') as loaded,
       count(*) filter (where fate = 'unchanged') as unchanged,
       count(*) filter (where fate = 'replaced') as replaced
     from chain`
  )
  return counts!
}

/** Rows nearly in the order of time are stored as they come; the database skips what lies outside a period by that order. */
async function isOrdered(db: DuckDBConnection, time: string): Promise<boolean> {
  const [back] = await rows<{ days: number }>(
    db,
    `select coalesce(max(date_diff('day', stamp, peak)), 0) as days
     from (select ${time} as stamp, max(${time}) over (rows between unbounded preceding and current row) as peak from numbered)`
  )
  return back!.days <= 1
}
