import type { DuckDBConnection } from '@duckdb/node-api'
import { rows, type RowTable } from './sql.ts'

const BOOKKEEPING = new Set(['file_id', 'line_no', 'since_id', 'version_at'])

/** The columns of a table that make up what a row says, without those that say where it came from. */
export async function contentColumns(db: DuckDBConnection, table: RowTable): Promise<string[]> {
  const found = await rows<{ name: string }>(
    db,
    `select column_name as name from duckdb_columns()
     where database_name = current_database() and table_name = $name order by column_index`,
    { name: table }
  )
  return found.map(({ name }) => name).filter((name) => !BOOKKEEPING.has(name))
}
