import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Site, SourceConfig } from '#server/site/schema.ts'
import { dayClockOf } from '#server/site/site.ts'
import type { IntakeTrial } from '#contract/intake.ts'
import { callerKey } from './caller-key.ts'
import { EtlError } from './errors.ts'
import { loadFile } from './load-file.ts'
import { ROW_TABLES, TIME_COLUMNS } from './merge.ts'
import { readPointer, warehouseFolder } from './publish.ts'
import { rows, run } from './sql.ts'
import { contentColumns } from './tables.ts'
import { openForWriting } from './warehouse-db.ts'

const SAMPLES = 12
const REJECTS = 50

/** What every table fills for itself, and what nobody reads. */
const UNSHOWN = new Set([
  'row_key',
  'source',
  'centre',
  'caller',
  'service_date',
  'hour',
  'slot',
  'weekday',
  'out_of_order'
])

/**
 * Loads a file into a copy of the data that is thrown away afterwards: what it would add, change and be refused, and
 * how its first rows are understood. Nothing that readers see is touched.
 *
 * @param work an empty folder for the copy
 */
export async function tryFile(
  siteFolder: string,
  site: Site,
  source: SourceConfig,
  path: string,
  name: string,
  work: string
): Promise<IntakeTrial> {
  const warehouse = await openForWriting(await copyOfData(siteFolder, work), work)
  try {
    const input = { path, file: name, sha256: 'trial' }
    const context = {
      source,
      clock: dayClockOf(site, [source.centre]),
      callerKey: await callerKey(siteFolder),
      runId: 'trial',
      now: new Date(),
      workFolder: work
    }
    const { notes = [], ...counts } = await loadFile(warehouse.db, input, context)
    return { refused: null, counts, notes, ...(await understood(warehouse.db, source)) }
  } catch (error) {
    if (!(error instanceof EtlError)) throw error
    const { line = null, column = null } = error.place
    return {
      refused: { code: error.code, message: error.message, line, column },
      counts: null,
      notes: [],
      range: null,
      samples: { columns: [], rows: [] },
      groups: await refusedGroups(warehouse.db),
      rejects: await refusedRows(warehouse.db)
    }
  } finally {
    await warehouse.close()
  }
}

async function copyOfData(siteFolder: string, work: string): Promise<string> {
  const copy = join(work, 'trial.duckdb')
  const pointer = await readPointer(siteFolder)
  if (pointer !== null) await copyFile(join(warehouseFolder(siteFolder), basename(pointer.file)), copy)
  return copy
}

async function understood(db: DuckDBConnection, { kind }: SourceConfig) {
  const time = TIME_COLUMNS[kind]
  const [range] = await rows<{ first: Date | null; last: Date | null }>(
    db,
    `select min(${time}) as first, max(${time}) as last from numbered`
  )
  const columns = (await contentColumns(db, ROW_TABLES[kind])).filter((name) => !UNSHOWN.has(name))
  const list = columns.map((name) => `cast(${name} as varchar) as ${name}`).join(', ')
  const samples = await rows<Record<string, string | null>>(
    db,
    `select cast(line_no as varchar) as line_no, ${list} from numbered order by n limit ${SAMPLES}`
  )
  const filled = ['line_no', ...columns].filter((name) => samples.some((row) => row[name] !== null))
  return {
    range: range?.first && range.last ? { first: range.first.toISOString(), last: range.last.toISOString() } : null,
    samples: { columns: filled, rows: samples.map((row) => filled.map((name) => row[name] ?? null)) },
    groups: await refusedGroups(db),
    rejects: await refusedRows(db)
  }
}

/** A file that was refused before its rows were looked at has no such table. */
async function hasRefused(db: DuckDBConnection): Promise<boolean> {
  const [found] = await rows<{ n: number }>(
    db,
    `select count(*) as n from duckdb_tables() where temporary and table_name = 'refused'`
  )
  return found!.n > 0
}

async function refusedGroups(db: DuckDBConnection): Promise<IntakeTrial['groups']> {
  if (!(await hasRefused(db))) return []
  return rows(
    db,
    'select code, column_name as "column", count(*) as n from refused group by all order by n desc, code, column_name limit 50'
  )
}

async function refusedRows(db: DuckDBConnection): Promise<IntakeTrial['rejects']> {
  if (!(await hasRefused(db))) return []
  await run(db, `set TimeZone = 'UTC'`)
  return rows(
    db,
    `select line_no as line, column_name as "column", value, code from refused order by line_no limit ${REJECTS}`
  )
}
