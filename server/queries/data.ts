import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, clockText } from './asked.ts'

const here = import.meta.url

export const foundValuesSql = statement<{ dimension: string; id: string; n: number }>()({
  name: 'found-values',
  sql: sqlFile('found-values.sql', here),
  params: {}
})
export const dataRangeSql = statement<{ first_day: string | null; last_day: string | null }>()({
  name: 'data-range',
  sql: sqlFile('data-range.sql', here),
  params: {}
})
export const sourceFilesSql = statement<{
  source: string
  files: number
  standing: number
  rejected: number
  data_until: string | null
}>()({ name: 'source-files', sql: sqlFile('source-files.sql', here), params: {} })
export const sourceQualitySql = statement<{ source: string; n: number }>()({
  name: 'source-quality',
  sql: sqlFile('source-quality.sql', here),
  params: {}
})
export const coverageDaysSql = statement<{ source: string; date: string; n: number; hours: string }>()({
  name: 'coverage-days',
  sql: sqlFile('coverage-days.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' },
  days: { at: 'date', sums: ['n'] }
})
export const rejectGroupsSql = statement<{ source: string; code: string; column_name: string | null; n: number }>()({
  name: 'reject-groups',
  sql: sqlFile('reject-groups.sql', here),
  params: { source: 'text', code: 'text' }
})
export const rejectRowsSql = statement<{
  source: string
  file: string
  line: number
  column_name: string | null
  value: string | null
  code: string
  run_id: string
}>()({
  name: 'reject-rows',
  isPersonal: true,
  sql: sqlFile('reject-rows.sql', here),
  params: { source: 'text', code: 'text', limit: 'integer', offset: 'integer' }
})

export const rejectRepairedSql = statement<{ n: number }>()({
  name: 'reject-repaired',
  sql: sqlFile('reject-repaired.sql', here),
  params: { source: 'text', code: 'text' }
})

/** Values of every dimension that occur in the data. */
export function foundValues(engine: Engine) {
  return engine.select(foundValuesSql, {})
}

/** First and last local day with data. */
export async function dataRange(engine: Engine) {
  const [row] = await engine.select(dataRangeSql, {})
  return row ?? { first_day: null, last_day: null }
}

/** What stands of each source, and what its files brought in. */
export function sourceFiles(engine: Engine) {
  return engine.select(sourceFilesSql, {})
}

/** Rows with stamps out of order, by source. */
export function sourceQuality(engine: Engine) {
  return engine.select(sourceQualitySql, {})
}

export const coverageUnionSql = statement<{ at: string; rows_hours: number; zero_hours: number }>()({
  name: 'coverage-union',
  sql: sqlFile('coverage-union.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', kinds: 'text[]', grain: 'text' },
  days: { at: 'at', sums: ['rows_hours', 'zero_hours'] }
})

/** Hours in which the centres' calls (or registers) are known, with rows and without. */
export async function coverageUnion(engine: Engine, { from, to, filters }: Asked, kinds: readonly string[]) {
  const [row] = await engine.select(coverageUnionSql, { from, to, centre: filters.centre, kinds, grain: 'all' })
  return row ?? { rows_hours: 0, zero_hours: 0 }
}

export const toldHoursSql = statement<{ date: string }>()({
  name: 'told-hours',
  sql: sqlFile('told-hours.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', kinds: 'text[]' },
  days: { at: 'date', sums: [] }
})

/** Hours (YYYY-MM-DDTHH by the clock) of which a feed of these kinds tells. */
export async function toldHours(engine: Engine, { from, to, filters, dayStarts = 0 }: Asked, kinds: readonly string[]) {
  const hours = await engine.select(toldHoursSql, { from, to, centre: filters.centre, kinds })
  return dayStarts === 0 ? hours : hours.map(({ date }) => ({ date: clockText(date, dayStarts) }))
}

/** Rows and states of the hours, by source and local day. */
export function coverageDays(engine: Engine, { from, to, filters }: Asked) {
  return engine.select(coverageDaysSql, { from, to, centre: filters.centre })
}
