import type { DuckDBConnection } from '@duckdb/node-api'
import { staleCentres } from '#server/site/calendar.ts'
import type { Site, SourceKind } from '#server/site/schema.ts'
import { dayClockOf } from '#server/site/site.ts'
import { derive } from './derive.ts'
import { ROW_TABLES, TIME_COLUMNS } from './merge.ts'
import type { Pointer } from './publish.ts'
import { rows, run, sqlFile } from './sql.ts'
import { clockValues, localMacro } from './zone.ts'

/** Row tables that keep the local calendar beside the moment, and whether the hour too. */
const DATED: Partial<Record<SourceKind, 'hours' | 'days'>> = {
  calls: 'hours',
  'operator-states': 'days',
  roster: 'days'
}

/**
 * Counts the days of every centre anew whose zone or start of the day site.yaml states otherwise than the published
 * warehouse: service date, hour, slot and weekday follow from the moments in UTC, and all that follows from them is made
 * by the SQL of a load. Earlier versions of rows too, so that any past and any file brought back has the same days.
 *
 * @returns those centres; none without a published warehouse
 */
export async function recountDays(db: DuckDBConnection, site: Site, pointer: Pointer | null): Promise<string[]> {
  const centres = pointer === null ? [] : staleCentres(site, pointer.calendar)
  if (centres.length === 0) return []
  await run(db, 'begin transaction')
  try {
    for (const centre of centres) await recountCentre(db, site, centre)
    await run(db, 'commit')
  } catch (error) {
    await run(db, 'rollback')
    throw error
  }
  return centres
}

async function recountCentre(db: DuckDBConnection, site: Site, centre: string): Promise<void> {
  const clock = clockValues(dayClockOf(site, [centre]))
  await run(db, localMacro(dayClockOf(site, [centre])))
  for (const table of ['agg_feed_hours', 'agg_operator_slot', 'agg_roster_slot']) {
    await run(db, `delete from ${table} where centre = $centre`, { centre })
  }
  for (const [kind, dated] of Object.entries(DATED) as [SourceKind, 'hours' | 'days'][]) {
    const values = { kind, centre, ...clock }
    const time = TIME_COLUMNS[kind]
    const update = sqlFile(`recount/${dated}`, ROW_TABLES[kind]).replaceAll('$$time', time)
    await run(db, update, values)
    await run(db, sqlFile(`recount/old-${dated}`).replaceAll('$$time', time), values)
  }
  for (const kind of Object.keys(ROW_TABLES) as SourceKind[]) await deriveAnew(db, kind, { centre, ...clock })
}

async function deriveAnew(
  db: DuckDBConnection,
  kind: SourceKind,
  values: { centre: string; centre_zone: string; day_starts: number }
): Promise<void> {
  const table = ROW_TABLES[kind]
  const derived = kind === 'queue-log' ? '' : 'and source not in (select distinct source from stg_queue_events)'
  const sources = await rows<{ source: string }>(
    db,
    `select distinct source from ${table} where centre = $centre ${derived} order by source`,
    values
  )
  for (const { source } of sources) {
    await run(db, `create or replace temp table changed_now as select * from ${table} where source = $source`, {
      source
    })
    await run(db, `create or replace temp table changed_before as select * from ${table} limit 0`)
    await derive(db, kind, { ...values, source, kind })
    await run(db, 'drop table changed_now')
  }
}
