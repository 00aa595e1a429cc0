import type { DuckDBConnection } from '@duckdb/node-api'
import { rows, type RowTable } from './sql.ts'

const BOOKKEEPING = new Set(['file_id', 'line_no', 'since_id', 'version_at'])

async function columnsOf(db: DuckDBConnection, table: RowTable): Promise<{ name: string; type: string }[]> {
  return rows(
    db,
    `select column_name as name, data_type as type from duckdb_columns()
     where database_name = current_database() and table_name = $name order by column_index`,
    { name: table }
  )
}

/** The columns of a table that make up what a row says, without those that say where it came from. */
export async function contentColumns(db: DuckDBConnection, table: RowTable): Promise<string[]> {
  return (await columnsOf(db, table)).map(({ name }) => name).filter((name) => !BOOKKEEPING.has(name))
}

/** How the `content` of old_rows becomes rows of the table again: all columns but since_id, and their SELECT list. */
export async function typedContent(
  db: DuckDBConnection,
  table: RowTable
): Promise<{ columns: string[]; select: string }> {
  const columns = (await columnsOf(db, table)).filter(({ name }) => name !== 'since_id')
  const select = columns.map(({ name, type }) => {
    const isNested = type.includes('(') || type.includes('[')
    return `cast(old_rows.content${isNested ? '->' : '->>'}'${name}' as ${type}) as ${name}`
  })
  return { columns: columns.map(({ name }) => name), select: select.join(', ') }
}
