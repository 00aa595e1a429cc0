import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'

const here = import.meta.url

export const eventAtSql = statement<{ event: number; newest: number }>()({
  name: 'event-at',
  sql: sqlFile('event-at.sql', here),
  params: { moment: 'text' }
})

/** The newest change of the data at a moment (ISO, UTC), and the newest of all; 0 where there was none yet. */
export async function eventAt(engine: Engine, moment: Date) {
  const [row] = await engine.select(eventAtSql, { moment: moment.toISOString() })
  return row ?? { event: 0, newest: 0 }
}

export const changeDaysSql = statement<{
  source: string
  date: string | null
  added: number
  corrected: number
  removed: number
}>()({ name: 'change-days', sql: sqlFile('change-days.sql', here), params: { event: 'integer' } })

export const changeEventsSql = statement<{
  event: number
  kind: string
  source: string
  file: string | null
  sha256: string | null
  run_id: string
  at: string
  added: number
  changed: number
  removed: number
}>()({ name: 'change-events', sql: sqlFile('change-events.sql', here), params: { event: 'integer', limit: 'integer' } })

export const changeRowsSql = statement<{
  kind: string
  source: string
  row_key: string
  before: string
  after: string | null
  at: string | null
}>()({
  name: 'change-rows',
  sql: sqlFile('change-rows.sql', here),
  params: { event: 'integer', source: 'text', limit: 'integer' }
})
