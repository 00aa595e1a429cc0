import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export type MixDimension = 'category' | 'subcategory' | 'district' | 'agency' | 'language' | 'table'
export interface MixRow {
  dimension: MixDimension
  category: string | null
  value: string | null
  n: number
}

export const callMixSql = statement<MixRow>()({
  name: 'call-mix',
  sql: sqlFile('call-mix.sql', here),
  params: PERIOD
})
export const incidentMixSql = statement<MixRow>()({
  name: 'incident-mix',
  sql: sqlFile('incident-mix.sql', here),
  params: PERIOD
})

/** Counts of every dimension of the mix at once. */
export function mixRows(engine: Engine, asked: Asked, basis: 'incidents' | 'calls') {
  return engine.select(basis === 'incidents' ? incidentMixSql : callMixSql, { ...asked })
}

interface CategoryRow {
  at: string
  category: string | null
  n: number
}
export const callCategoriesSql = statement<CategoryRow>()({
  name: 'call-categories',
  sql: sqlFile('call-categories.sql', here),
  params: { ...PERIOD, grain: 'text' }
})
export const incidentCategoriesSql = statement<CategoryRow>()({
  name: 'incident-categories',
  sql: sqlFile('incident-categories.sql', here),
  params: { ...PERIOD, grain: 'text' }
})

/** Counts by bucket and category. */
export async function categorySeries(engine: Engine, asked: Asked, basis: 'incidents' | 'calls', grain: string) {
  const sql = basis === 'incidents' ? incidentCategoriesSql : callCategoriesSql
  return byClock(await engine.select(sql, { ...asked, grain }), grain, asked)
}
