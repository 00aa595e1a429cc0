import type { DuckDBConnection } from '@duckdb/node-api'
import type { Site } from '#server/site/schema.ts'
import { dayStartsOf, timeZoneOf } from '#server/site/site.ts'
import { run, sqlFile } from './sql.ts'

/**
 * Says of every hour of every source whether rows came, none came though the feed was alive (a report of zero, a
 * heartbeat, a file that spans the hour), or nothing is known. A silence within a file that is longer than the usual
 * volume of those hours allows counts as no data.
 */
export async function deriveCoverage(db: DuckDBConnection, site: Site): Promise<void> {
  await run(
    db,
    `create or replace temp table feeds (
       source varchar, kind varchar, centre varchar, zone varchar, beats varchar, day_starts integer
     )`
  )
  for (const { id, kind, centre } of site.sources) {
    if (kind === 'heartbeats') continue
    const beats = site.sources.find((other) => other.kind === 'heartbeats' && other.of === id)?.id ?? null
    const zone = timeZoneOf(site, centre)
    await run(db, 'insert into feeds values ($id, $kind, $centre, $zone, $beats, $day_starts)', {
      id,
      kind,
      centre,
      zone,
      beats,
      day_starts: dayStartsOf(site)
    })
  }
  await run(db, 'delete from agg_feed_states')
  await run(db, `insert into agg_feed_states by name ${sqlFile('facts/feed_states')}`)
}
