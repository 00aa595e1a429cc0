import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceKind } from '#server/site/schema.ts'
import { derive } from './derive.ts'
import { nextEvent } from './events.ts'
import { ROW_TABLES, TIME_COLUMNS } from './merge.ts'
import { findPast, type PastCounts } from './past-rows.ts'
import { run, type Values } from './sql.ts'
import { clockOf, localMacro } from './zone.ts'

/**
 * Removes the rows of a source that are past their retention, in one transaction: as they are known, every version that
 * they replaced, what vouched for them, and the rejects of their files; makes anew what followed from them.
 *
 * @param values source, centre, centre_zone, day_starts, kind, kept_from, run_id, now
 */
export async function removePast(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<PastCounts> {
  await run(db, 'begin transaction')
  try {
    const counts = await findPast(db, kind, values)
    await removeListed(db, kind, values)
    await run(
      db,
      `insert into load_events
       select $event, 'retention', $source, null, $run_id, cast($now as timestamp), 0, 0, $removed,
         cast($kept_from as timestamp)`,
      { ...values, event: await nextEvent(db), removed: counts.rows }
    )
    await deriveWithout(db, kind, values)
    await run(db, 'commit')
    return counts
  } catch (error) {
    await run(db, 'rollback')
    throw error
  }
}

async function removeListed(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<void> {
  await run(
    db,
    `delete from sightings
     where source = $source and (row_key, of_file_id, of_line_no) in (
       select (row_key, file_id, line_no) from past_rows
       union select (row_key, file_id, line_no) from past_versions
     )`,
    values
  )
  await run(
    db,
    `delete from ${ROW_TABLES[kind]} where source = $source and row_key in (select row_key from past_rows)`,
    values
  )
  await run(db, 'delete from old_rows where rowid in (select place from past_versions)')
  await run(db, 'delete from rejects where rowid in (select place from past_rejects)')
}

/** A stretch that reaches over the limit stays as a row; what follows from it begins at the limit now. */
async function deriveWithout(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<void> {
  await run(db, localMacro(clockOf(values)))
  await run(db, 'create or replace temp table changed_before as select * from past_rows')
  await run(
    db,
    `create or replace temp table reaching_over as
     select * from ${ROW_TABLES[kind]}
     where source = $source and ${TIME_COLUMNS[kind]} < cast($kept_from as timestamp)`,
    values
  )
  await run(db, 'create or replace temp view changed_now as select * from reaching_over')
  await derive(db, kind, values)
}
