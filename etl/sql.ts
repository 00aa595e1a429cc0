import { readFileSync } from 'node:fs'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

export type Values = Readonly<Record<string, DuckDBValue>>

/**
 * The text of a .sql file under etl/models. `$$target` stands for one of our own row tables, the one word of
 * the shared merge that cannot be bound.
 */
export function sqlFile(name: string, target?: RowTable): string {
  const text = readFileSync(new URL(`./models/${name}.sql`, import.meta.url), 'utf8')
  return target === undefined ? text : text.replaceAll('$$target', target)
}

export type RowTable =
  | 'fct_calls'
  | 'stg_incident_rows'
  | 'fct_operator_states'
  | 'stg_count_rows'
  | 'stg_queue_events'
  | 'fct_roster'
  | 'stg_heartbeats'

/** Runs one statement with just those of the values that it names. */
export async function run(connection: DuckDBConnection, sql: string, values: Values = {}): Promise<void> {
  await connection.run(sql, named(sql, values))
}

/** Runs a query and gives its rows as plain objects; 64-bit counts become numbers. */
export async function rows<Row>(connection: DuckDBConnection, sql: string, values: Values = {}): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, named(sql, values))
  return reader
    .getRowObjectsJS()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'bigint' ? Number(v) : v]))
    ) as Row[]
}

function named(sql: string, values: Values): Record<string, DuckDBValue> | undefined {
  const names = new Set([...sql.matchAll(/\$([a-z_]+)/g)].map(([, name]) => name!))
  if (names.size === 0) return undefined
  return Object.fromEntries([...names].map((name) => [name, values[name] as DuckDBValue]))
}
