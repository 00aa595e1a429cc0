import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock } from './asked.ts'

const here = import.meta.url

export type OperatorState = 'ready' | 'pause' | 'handling'

export const operatorTimeSql = statement<{ at: string; operator: string; state: OperatorState; seconds: number }>()({
  name: 'operator-time',
  sql: sqlFile('operator-time.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', operators: 'text[]', grain: 'text', by_operator: 'integer' }
})

/**
 * Seconds of operators by state: in buckets of `grain`, by hour of the day (`profile`) or in all (`all`).
 * @param byOperator one row per operator as well
 */
export async function operatorTime(engine: Engine, asked: Asked, grain: string, byOperator = false) {
  const { from, to, filters } = asked
  const by_operator = byOperator ? 1 : 0
  const rows = await engine.select(operatorTimeSql, {
    from,
    to,
    centre: filters.centre,
    operators: filters.operator,
    grain,
    by_operator
  })
  return byClock(rows, grain, asked)
}

export const operatorCallsSql = statement<{
  operator: string
  answered: number
  talk_known: number
  talk_s: number
  handle_known: number
  handle_s: number
}>()({
  name: 'operator-calls',
  sql: sqlFile('operator-calls.sql', here),
  params: { from: 'text', to: 'text', filters: 'filters' }
})

export function operatorCalls(engine: Engine, asked: Asked) {
  return engine.select(operatorCallsSql, { ...asked })
}
