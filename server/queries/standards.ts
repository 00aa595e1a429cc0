import type { IncidentMeasure } from '#domain/standards/standard.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

/** Calls of a bucket that ended within a threshold, and beyond the one before it; null: beyond all, or unknown. */
export interface CallBin {
  at: string
  is_answered: boolean
  up_to_s: number | null
  n: number
}

export const standardsCallsSql = statement<CallBin>()({
  name: 'standards-calls',
  sql: sqlFile('standards-calls.sql', here),
  params: { ...PERIOD, grain: 'text', thresholds: 'text[]' },
  days: { at: 'at', sums: ['n'] }
})

/** Offered calls by bucket, outcome and threshold bin. */
export async function standardsCalls(engine: Engine, asked: Asked, grain: string, thresholds: readonly number[]) {
  const rows = await engine.select(standardsCallsSql, { ...asked, grain, thresholds: thresholds.map(String) })
  return byClock(rows, grain, asked)
}

export const standardsBusyHoursSql = statement<CallBin & { hour: number }>()({
  name: 'standards-busy-hours',
  sql: sqlFile('standards-busy-hours.sql', here),
  params: { ...PERIOD, thresholds: 'text[]' },
  days: { at: 'at', sums: ['n'] }
})

/** The same of the busy hour of each day. */
export function standardsBusyHours(engine: Engine, asked: Asked, thresholds: readonly number[]) {
  return engine.select(standardsBusyHoursSql, { ...asked, thresholds: thresholds.map(String) })
}

/** Incidents of a bucket, interval and kind in a threshold bin. */
export interface IncidentBin {
  at: string
  interval: IncidentMeasure
  kind: 'fire' | 'medical' | 'other'
  is_known: boolean
  up_to_s: number | null
  n: number
  seconds: number
}

export const standardsIncidentsSql = statement<IncidentBin>()({
  name: 'standards-incidents',
  sql: sqlFile('standards-incidents.sql', here),
  params: { ...PERIOD, grain: 'text', thresholds: 'text[]' },
  days: { at: 'at', sums: ['n', 'seconds'] }
})

export async function standardsIncidents(engine: Engine, asked: Asked, grain: string, thresholds: readonly number[]) {
  const rows = await engine.select(standardsIncidentsSql, { ...asked, grain, thresholds: thresholds.map(String) })
  return byClock(rows, grain, asked)
}

export const standardsHoursSql = statement<{ at: string; hours: number }>()({
  name: 'standards-hours',
  sql: sqlFile('standards-hours.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', grain: 'text', kinds: 'text[]' },
  days: { at: 'at', sums: ['hours'] }
})

/** Hours of which the feeds of these kinds tell, by day or by hour. */
export async function standardsHours(
  engine: Engine,
  asked: Asked,
  grain: 'day' | 'hour',
  kinds: readonly string[]
): Promise<Map<string, number>> {
  const { from, to, filters } = asked
  const rows = await engine.select(standardsHoursSql, { from, to, centre: filters.centre, grain, kinds })
  return new Map(byClock(rows, grain, asked).map(({ at, hours }) => [at, hours]))
}

export const standardsLateCallsSql = statement<{
  at: string
  offered: number
  answered: number
  in_time: number
  late: number
}>()({
  name: 'standards-late-calls',
  sql: sqlFile('standards-late-calls.sql', here),
  params: { ...PERIOD, grain: 'text', within: 'integer', excused: 'integer' }
})

/** The twenty quarter hours (or hours) with most calls that missed a goal. */
export async function standardsLateCalls(
  engine: Engine,
  asked: Asked,
  about: { grain: 'slot' | 'hour'; within: number; excused: number }
) {
  return byClock(await engine.select(standardsLateCallsSql, { ...asked, ...about }), about.grain, asked)
}

export const standardsLateIncidentsSql = statement<{ at: string; known: number; late: number }>()({
  name: 'standards-late-incidents',
  sql: sqlFile('standards-late-incidents.sql', here),
  params: { ...PERIOD, interval: 'text', kind: 'text', within: 'integer' }
})

/** The twenty clock hours with most incidents that missed a goal; `kind` '' for all. */
export async function standardsLateIncidents(
  engine: Engine,
  asked: Asked,
  about: { interval: string; kind: string; within: number }
) {
  return byClock(await engine.select(standardsLateIncidentsSql, { ...asked, ...about }), 'hour', asked)
}
