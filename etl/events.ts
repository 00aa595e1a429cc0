import type { DuckDBConnection } from '@duckdb/node-api'
import { rows } from './sql.ts'

/** The number of the next change of the warehouse; a loaded file is known by that of its load. */
export async function nextEvent(db: DuckDBConnection): Promise<number> {
  const [next] = await rows<{ id: number }>(db, 'select coalesce(max(event_id), 0) + 1 as id from load_events')
  return next!.id
}
