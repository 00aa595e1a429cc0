import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceKind } from '#server/site/schema.ts'
import { ROW_TABLES, TIME_COLUMNS } from './merge.ts'
import { type RowTable, rows, run, sqlFile, type Values } from './sql.ts'

/** Kinds whose rows are a stretch of time: one that reaches over the limit is kept until it has ended. */
const ENDS: Partial<Record<SourceKind, string>> = { 'operator-states': 'ended_at', roster: 'ends_at' }

/** Rules of the kinds whose rows go together with others. */
const RULES: Partial<Record<SourceKind, string>> = { incidents: 'incidents', 'queue-log': 'queue-log' }

/** The last moment that a row tells of; a row is past its retention when that is before the limit. */
function lastMoment(kind: SourceKind): string {
  const end = ENDS[kind]
  return end === undefined ? TIME_COLUMNS[kind] : `greatest(${TIME_COLUMNS[kind]}, ${end} - interval 1 microsecond)`
}

/** SELECT of the rows of a table (or of `numbered`) that are past their retention; binds source and kept_from. */
export function pastRows(kind: SourceKind, table: RowTable | 'numbered'): string {
  return sqlFile(`retention/${RULES[kind] ?? 'begun'}`)
    .replaceAll('$$target', table)
    .replaceAll('$$last', lastMoment(kind))
}

export interface PastCounts {
  rows: number
  versions: number
  rejects: number
}

/**
 * Lists what of a source is past its retention in the temporary tables `past_rows`, `past_versions` and `past_rejects`;
 * nothing is changed.
 *
 * @param values source, kind, kept_from (the moment that the first kept row may have)
 */
export async function findPast(db: DuckDBConnection, kind: SourceKind, values: Values): Promise<PastCounts> {
  await run(db, `create or replace temp table past_rows as ${pastRows(kind, ROW_TABLES[kind])}`, values)
  await run(db, `create or replace temp table past_versions as ${pastVersions(kind)}`, values)
  await run(db, `create or replace temp table past_rejects as ${sqlFile('retention/rejects')}`, values)
  const [counts] = await rows<PastCounts>(
    db,
    `select (select count(*) from past_rows) as rows, (select count(*) from past_versions) as versions,
       (select count(*) from past_rejects) as rejects`
  )
  return counts!
}

function pastVersions(kind: SourceKind): string {
  const times = [TIME_COLUMNS[kind], ENDS[kind]].filter((name) => name !== undefined)
  return sqlFile('retention/versions')
    .replaceAll('$$columns', times.map((name) => `cast(content->>'${name}' as timestamp) as ${name}`).join(', '))
    .replaceAll('$$last', lastMoment(kind))
}
