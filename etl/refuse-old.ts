import type { DuckDBConnection } from '@duckdb/node-api'
import type { DayClock } from '#domain/clock.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { keptSince } from '#server/site/retention.ts'
import { pastRows } from './past-rows.ts'
import { rows, run } from './sql.ts'
import type { StagedFile } from './stage-file.ts'

/**
 * Takes the staged rows that are past the retention of their source out of `numbered` and lists them as rejects with the
 * code TOO_OLD. They are not bad, so they do not count against the limit of bad rows. What was removed once stays
 * refused also where site.yaml has come to keep more.
 */
export async function refuseOld(
  db: DuckDBConnection,
  staged: StagedFile,
  source: SourceConfig,
  clock: DayClock,
  now: Date
): Promise<StagedFile> {
  const kept_from = await limitOf(db, source, clock, now)
  if (kept_from === null) return staged
  await run(db, `create or replace temp table too_old as ${pastRows(source.kind, 'numbered')}`, {
    source: source.id,
    kept_from: kept_from.toISOString()
  })
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from too_old')
  if (n === 0) return staged
  await run(db, 'drop view if exists numbered_whole')
  await run(db, 'alter view numbered rename to numbered_whole')
  await run(db, 'create temp view numbered as select * from numbered_whole where n not in (select n from too_old)')
  await run(db, `insert into refused select line_no, null, null, 'TOO_OLD', null from too_old`)
  return {
    ...staged,
    rejected: staged.rejected + n,
    notes: [...staged.notes, { code: 'TOO_OLD', n, detail: null }]
  }
}

async function limitOf(db: DuckDBConnection, source: SourceConfig, clock: DayClock, now: Date): Promise<Date | null> {
  const [enforced] = await rows<{ kept_from: Date }>(db, 'select kept_from from retained where source = $source', {
    source: source.id
  })
  const stated = keptSince(source.retention?.rows, clock, now)
  const limits = [enforced?.kept_from, stated].filter((limit) => limit !== undefined && limit !== null)
  return limits.length === 0 ? null : new Date(Math.max(...limits.map(Number)))
}
