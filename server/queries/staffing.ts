import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

export interface HandleHour {
  hour: number
  n: number
  /** Sum of talk and wrap-up. */
  seconds: number
}

export const handleHoursSql = statement<HandleHour>()({
  name: 'handle-hours',
  sql: sqlFile('handle-hours.sql', import.meta.url),
  params: { from: 'text', to: 'text', filters: 'filters' }
})

/** Handle time of answered calls by hour of the day. */
export function handleHours(engine: Engine, asked: Asked) {
  return engine.select(handleHoursSql, { ...asked })
}
