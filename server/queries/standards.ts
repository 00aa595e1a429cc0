import type { IncidentMeasure } from '#domain/standards/standard.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

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
  params: { ...PERIOD, grain: 'text', thresholds: 'text[]' }
})

/** Offered calls by bucket, outcome and threshold bin. */
export function standardsCalls(engine: Engine, asked: Asked, grain: string, thresholds: readonly number[]) {
  return engine.select(standardsCallsSql, { ...asked, grain, thresholds: thresholds.map(String) })
}

export const standardsBusyHoursSql = statement<CallBin & { hour: number }>()({
  name: 'standards-busy-hours',
  sql: sqlFile('standards-busy-hours.sql', here),
  params: { ...PERIOD, thresholds: 'text[]' }
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
  params: { ...PERIOD, grain: 'text', thresholds: 'text[]' }
})

export function standardsIncidents(engine: Engine, asked: Asked, grain: string, thresholds: readonly number[]) {
  return engine.select(standardsIncidentsSql, { ...asked, grain, thresholds: thresholds.map(String) })
}

export const standardsHoursSql = statement<{ at: string; hours: number }>()({
  name: 'standards-hours',
  sql: sqlFile('standards-hours.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', grain: 'text', kinds: 'text[]' }
})

/** Hours of which the feeds of these kinds tell, by day or by hour. */
export async function standardsHours(
  engine: Engine,
  { from, to, filters }: Asked,
  grain: 'day' | 'hour',
  kinds: readonly string[]
): Promise<Map<string, number>> {
  const rows = await engine.select(standardsHoursSql, { from, to, centre: filters.centre, grain, kinds })
  return new Map(rows.map(({ at, hours }) => [at, hours]))
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
export function standardsLateCalls(
  engine: Engine,
  asked: Asked,
  about: { grain: 'slot' | 'hour'; within: number; excused: number }
) {
  return engine.select(standardsLateCallsSql, { ...asked, ...about })
}

export const standardsLateIncidentsSql = statement<{ at: string; known: number; late: number }>()({
  name: 'standards-late-incidents',
  sql: sqlFile('standards-late-incidents.sql', here),
  params: { ...PERIOD, interval: 'text', kind: 'text', within: 'integer' }
})

/** The twenty clock hours with most incidents that missed a goal; `kind` '' for all. */
export function standardsLateIncidents(
  engine: Engine,
  asked: Asked,
  about: { interval: string; kind: string; within: number }
) {
  return engine.select(standardsLateIncidentsSql, { ...asked, ...about })
}
