import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock, byName } from './asked.ts'

const here = import.meta.url
/** Adds up what the statement before it chooses. */
const PARTS = sqlFile('mix-parts.sql', here)
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export type MixDimension = 'category' | 'subcategory' | 'district' | 'agency' | 'language' | 'table'
export interface MixRow {
  dimension: MixDimension
  category: string | null
  value: string | null
  n: number
}

export const callMixSql = statement<MixRow & { at: string }>()({
  name: 'call-mix',
  sql: sqlFile('call-mix.sql', here) + PARTS,
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['n'] }
})
export const incidentMixSql = statement<MixRow & { at: string }>()({
  name: 'incident-mix',
  sql: sqlFile('incident-mix.sql', here) + PARTS,
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['n'] }
})

/** Counts of every dimension of the mix at once, the largest first. */
export async function mixRows(engine: Engine, asked: Asked, basis: 'incidents' | 'calls') {
  const rows = await engine.select(basis === 'incidents' ? incidentMixSql : callMixSql, { ...asked, grain: 'all' })
  return [...rows].sort((a, b) => b.n - a.n || byName(a.category, b.category) || byName(a.value, b.value))
}

interface CategoryRow {
  at: string
  category: string | null
  n: number
}
export const callCategoriesSql = statement<CategoryRow>()({
  name: 'call-categories',
  sql: sqlFile('call-categories.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['n'] }
})
export const incidentCategoriesSql = statement<CategoryRow>()({
  name: 'incident-categories',
  sql: sqlFile('incident-categories.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['n'] }
})

/** Counts by bucket and category. */
export async function categorySeries(engine: Engine, asked: Asked, basis: 'incidents' | 'calls', grain: string) {
  const sql = basis === 'incidents' ? incidentCategoriesSql : callCategoriesSql
  return byClock(await engine.select(sql, { ...asked, grain }), grain, asked)
}
