import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock, byName } from './asked.ts'

const here = import.meta.url

export type OperatorState = 'ready' | 'pause' | 'handling'

export const operatorTimeSql = statement<{ at: string; operator: string; state: OperatorState; seconds: number }>()({
  name: 'operator-time',
  sql: sqlFile('operator-time.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', operators: 'text[]', grain: 'text', by_operator: 'integer' },
  days: { at: 'at', sums: ['seconds'] }
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
  at: string
  operator: string
  answered: number
  talk_known: number
  talk_s: number
  handle_known: number
  handle_s: number
}>()({
  name: 'operator-calls',
  sql: sqlFile('operator-calls.sql', here),
  params: { from: 'text', to: 'text', filters: 'filters', grain: 'text' },
  days: { at: 'at', sums: ['answered', 'talk_known', 'talk_s', 'handle_known', 'handle_s'] }
})

/** Answered calls and their seconds by operator, in the order of their names. */
export async function operatorCalls(engine: Engine, asked: Asked) {
  const rows = await engine.select(operatorCallsSql, { ...asked, grain: 'all' })
  return [...rows].sort((a, b) => byName(a.operator, b.operator))
}
