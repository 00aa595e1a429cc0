import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { withCalendar } from '#server/site/calendar.ts'
import type { Site, SourceKind } from '#server/site/schema.ts'
import { dayClockOf } from '#server/site/site.ts'
import { deriveCoverage } from './coverage.ts'
import { derive } from './derive.ts'
import { EtlError } from './errors.ts'
import { quote } from './mapping/compile.ts'
import { ROW_TABLES } from './merge.ts'
import { readPointer, warehouseFolder } from './publish.ts'
import { rows, run } from './sql.ts'
import { typedContent } from './tables.ts'
import { openForWriting } from './warehouse-db.ts'
import { clockValues, localMacro } from './zone.ts'

const KINDS = Object.keys(ROW_TABLES) as SourceKind[]

/**
 * Builds the warehouse as it was known after an event, beside the published one: the versions of the rows that were
 * known then, and everything that follows from them made by the same SQL as in a load.
 *
 * @returns the file's name in warehouse/as-of, named by data version and event
 * @throws {EtlError} FILE_MISSING without a published warehouse
 */
export async function buildAsOf(siteFolder: string, site: Site, event: number): Promise<string> {
  const pointer = await readPointer(siteFolder)
  if (pointer === null) throw new EtlError('FILE_MISSING', {}, 'nothing is published yet')
  const folder = join(warehouseFolder(siteFolder), 'as-of')
  const name = `${pointer.version}-${event}.duckdb`
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).includes(name)) return name
  await removeOld(folder, pointer.version)
  const beside = join(folder, `${name}.${process.pid}.next`)
  const warehouse = await openForWriting(beside, folder)
  try {
    await fill(
      warehouse.db,
      join(warehouseFolder(siteFolder), pointer.file),
      withCalendar(site, pointer.calendar),
      event
    )
  } finally {
    await warehouse.close()
  }
  await rename(beside, join(folder, name))
  return name
}

async function fill(db: DuckDBConnection, current: string, site: Site, event: number): Promise<void> {
  await run(db, `attach ${quote(current)} as known (read_only)`)
  const values = { event }
  await run(
    db,
    `insert into load_events by name
     select * from known.load_events where event_id <= $event or kind = 'retention'`,
    values
  )
  await run(
    db,
    `insert into load_files select * replace (case when withdrawn_by <= $event then withdrawn_by end as withdrawn_by)
     from known.load_files where file_id <= $event`,
    values
  )
  await run(
    db,
    `insert into rejects select * replace (case when repaired_by <= $event then repaired_by end as repaired_by)
     from known.rejects where file_id <= $event`,
    values
  )
  for (const table of ['load_notes', 'sightings']) {
    await run(db, `insert into ${table} select * from known.${table} where file_id <= $event`, values)
  }
  await run(db, 'insert into data_version select * from known.data_version')
  for (const kind of KINDS) await fillKind(db, kind, site, event)
  await deriveCoverage(db, site)
  await run(db, 'detach known')
}

async function fillKind(db: DuckDBConnection, kind: SourceKind, site: Site, event: number): Promise<void> {
  const table = ROW_TABLES[kind]
  const { columns, select } = await typedContent(db, table)
  const derived = 'and source not in (select distinct source from known.stg_queue_events)'
  await run(
    db,
    `insert into ${table} by name
     select * from known.${table} where since_id <= $event ${kind === 'queue-log' ? '' : derived}`,
    { event }
  )
  await run(
    db,
    `insert into ${table} by name
     select ${columns.join(', ')}, since_id
     from (
       select ${select}, old_rows.since_id from known.old_rows as old_rows
       where kind = $kind and since_id <= $event and until_id > $event
     )`,
    { kind, event }
  )
  const sources = await rows<{ source: string; centre: string }>(db, `select distinct source, centre from ${table}`)
  for (const { source, centre } of sources) {
    const clock = dayClockOf(site, [centre])
    await run(db, localMacro(clock))
    await run(db, `create or replace temp view changed_now as select * from ${table} where source = ${quote(source)}`)
    await run(db, `create or replace temp table changed_before as select * from ${table} limit 0`)
    await derive(db, kind, { source, centre, ...clockValues(clock), kind })
  }
}

/** Those of earlier publications; a reader that has one open keeps it until it lets go. */
async function removeOld(folder: string, version: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(version)) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}
